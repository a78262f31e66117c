import { createHash } from "node:crypto";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { readEnv } from "@/lib/config/env";
import { knownActionKeyPrints } from "@/lib/config/unsafe-with-live";

const folder = mkdtempSync(join(tmpdir(), "checkout-env-"));
afterAll(() => rmSync(folder, { recursive: true }));

const write = (name: string, text: string): string => {
  writeFileSync(join(folder, name), text);
  return join(folder, name);
};
const account = (changes: object = {}) => ({
  commerce_account: "coma_1",
  public_key: "pk_live_1",
  name: "Green Room",
  gate: { project_id: 42, secret: "kX3v9QpL7mZr2TnB" },
  return_url: { success: "https://shop.example/ok" },
  allowed_return_origins: ["https://shop.example", "http://127.0.0.1:4030"],
  ...changes,
});
let files = 0;
const file = (changes: object = {}) => write(`${(files += 1)}.json`, JSON.stringify([account(changes)]));

const safe = (): Record<string, string | undefined> => ({
  NODE_ENV: "production",
  CHECKOUT_URL: "https://pay.example/",
  DATABASE_URL: "postgres://checkout@db.example/checkout",
  PUBLIC_API_URL: "https://commerce.example/public-api/",
  GATE_URL: "https://gate.example",
  CHECKOUT_ACCOUNTS_FILE: file(),
});
const ownKeyPrint = "0123456789abcdef";

const problems = (source: Record<string, string | undefined>, print = ownKeyPrint): readonly string[] => {
  const env = readEnv(source, print);
  return env.ok ? [] : env.error;
};
/** Expects problems of exactly these variables. */
const only = (names: readonly string[], source: Record<string, string | undefined>, print?: string) => {
  expect(problems(source, print).map((problem) => problem.split(/[:,]/)[0])).toEqual(names);
};

test("the needed variables are enough, addresses lose their trailing slash, the rest has defaults", () => {
  const env = readEnv(safe(), ownKeyPrint);
  expect(env.ok && env.value).toMatchObject({
    port: 3000,
    checkoutUrl: "https://pay.example",
    extraOrigins: [],
    databaseUrl: "postgres://checkout@db.example/checkout",
    publicApiUrl: "https://commerce.example/public-api",
    gateUrl: "https://gate.example",
    trustedProxies: 0,
    logLevel: "info",
    checkAfterMs: 10_000,
    gateTimeoutMs: 15_000,
    accounts: [{ commerceAccount: "coma_1", live: true }],
  });
});

test("everything that is missing is told at once, an empty value being a missing one", () => {
  only(["CHECKOUT_URL", "DATABASE_URL", "PUBLIC_API_URL", "GATE_URL", "CHECKOUT_ACCOUNTS_FILE"], {
    CHECKOUT_URL: " ",
    DATABASE_URL: "",
  });
});

test.each([
  ["PORT", "70000"],
  ["PORT", "3e3"],
  ["CHECKOUT_URL", "pay.example"],
  ["CHECKOUT_URL", "https://pay.example/path"],
  ["CHECKOUT_URL", "ftp://pay.example"],
  ["CHECKOUT_URL", "https://user:word@pay.example"],
  ["DATABASE_URL", "mysql://db"],
  ["PUBLIC_API_URL", "https://commerce.example/?key=1"],
  ["GATE_URL", "gate"],
  ["CHECKOUT_TRUSTED_PROXIES", "-1"],
  ["LOG_LEVEL", "loud"],
  ["CHECKOUT_CHECK_AFTER_MS", "0"],
  ["GATE_TIMEOUT_MS", "soon"],
  ["CHECKOUT_EXTRA_ORIGINS", "http://192.168.1.20:3000,nowhere"],
])("%s=%s is refused in a sentence that names it and says what to put", (name, value) => {
  const told = problems({ ...safe(), [name]: value });
  expect(told).toHaveLength(1);
  expect(told[0]).toMatch(new RegExp(`^${name}: put .+\\.$`));
});

test("an accounts file that cannot be read or is no JSON is told without quoting it", () => {
  expect(problems({ ...safe(), CHECKOUT_ACCOUNTS_FILE: "/nowhere/accounts.json" })[0]).toContain(
    "cannot be read",
  );
  const broken = write("broken.json", '[{"secret": kX3v9QpL7mZr2TnB');
  const [told] = problems({ ...safe(), CHECKOUT_ACCOUNTS_FILE: broken });
  expect(told).toContain("is not JSON");
  expect(told).not.toContain("kX3v");
});

test("beside a live account nothing leaves this machine unencrypted", () => {
  for (const name of ["CHECKOUT_URL", "PUBLIC_API_URL", "GATE_URL"]) {
    only([name], { ...safe(), [name]: "http://10.0.0.7:4020" });
    only([], { ...safe(), [name]: "http://127.0.0.1:4020" });
  }
  const origin = file({ allowed_return_origins: ["http://shop.example"] });
  only(["CHECKOUT_ACCOUNTS_FILE"], { ...safe(), CHECKOUT_ACCOUNTS_FILE: origin });
  const url = file({ return_url: { return: "http://shop.example/back" } });
  only(["CHECKOUT_ACCOUNTS_FILE"], { ...safe(), CHECKOUT_ACCOUNTS_FILE: url });
});

test("beside a live account no secret is a default one, not even another account's", () => {
  for (const secret of ["sandbox-secret-key", "changeme", "Secret", "fifteen-signs-1"]) {
    const told = problems({ ...safe(), CHECKOUT_ACCOUNTS_FILE: file({ gate: { project_id: 1, secret } }) });
    expect(told, secret).toHaveLength(1);
    expect(told[0]).not.toContain(secret);
  }
  const former = { project_id: 1, secret: "kX3v9QpL7mZr2TnB", former_secret: "changeme" };
  expect(problems({ ...safe(), CHECKOUT_ACCOUNTS_FILE: file({ gate: former }) })[0]).toContain(
    "gate.former_secret",
  );
  const beside = [
    account(),
    account({
      commerce_account: "coma_2",
      public_key: "pk_test_2",
      gate: { project_id: 7, secret: "sandbox-secret-key" },
    }),
  ];
  const both = write("both.json", JSON.stringify(beside));
  expect(problems({ ...safe(), CHECKOUT_ACCOUNTS_FILE: both })[0]).toContain("coma_2");
});

test("beside a live account the build has an action key of its own", () => {
  only(["NEXT_SERVER_ACTIONS_ENCRYPTION_KEY"], safe(), "");
  for (const print of knownActionKeyPrints) only(["NEXT_SERVER_ACTIONS_ENCRYPTION_KEY"], safe(), print);
});

test("the example's action key is known as nobody's own", () => {
  const key = /^NEXT_SERVER_ACTIONS_ENCRYPTION_KEY=(.+)$/m.exec(readFileSync(".env.example", "utf8"))?.[1];
  const print = createHash("sha256")
    .update(key ?? "")
    .digest("hex")
    .slice(0, 16);
  expect(knownActionKeyPrints).toContain(print);
});

test("beside a live account there are no further origins and no other mode than production", () => {
  only(["CHECKOUT_EXTRA_ORIGINS"], { ...safe(), CHECKOUT_EXTRA_ORIGINS: "https://other.example" });
  only(["NODE_ENV"], { ...safe(), NODE_ENV: "development" });
  only(["NODE_ENV"], { ...safe(), NODE_ENV: undefined });
});

test("an account that saves cards needs a key of 32 bytes, and beside live accounts not the example's", () => {
  const saving = { ...safe(), CHECKOUT_ACCOUNTS_FILE: file({ save_cards: true }) };
  const example = /^SAVED_CARD_KEYS=(.+)$/m.exec(readFileSync(".env.example", "utf8"))?.[1];
  only(["SAVED_CARD_KEYS"], saving);
  only([], { ...saving, SAVED_CARD_KEYS: `k1:${Buffer.alloc(32, 7).toString("base64")}` });
  only(["SAVED_CARD_KEYS"], { ...saving, SAVED_CARD_KEYS: example });
  const short = `k1:${Buffer.alloc(31, 7).toString("base64")}`;
  expect(problems({ ...saving, SAVED_CARD_KEYS: short }).join()).not.toContain(short.slice(3, 12));
});

test("with test accounts only, the sandbox's configuration is fine", () => {
  const sandbox = file({ public_key: "pk_test_1", gate: { project_id: 42, secret: "sandbox-secret-key" } });
  only(
    [],
    {
      CHECKOUT_URL: "http://192.168.1.20:3000",
      CHECKOUT_EXTRA_ORIGINS: "http://127.0.0.1:3000, http://localhost:3000",
      DATABASE_URL: "postgresql://x",
      PUBLIC_API_URL: "http://192.168.1.20:4010/public-api",
      GATE_URL: "http://192.168.1.20:4020",
      CHECKOUT_ACCOUNTS_FILE: sandbox,
    },
    "",
  );
});

test("the example works as it is", () => {
  const example = Object.fromEntries(
    readFileSync(".env.example", "utf8")
      .split("\n")
      .flatMap((line) => (/^[A-Z]/.test(line) ? [line.split(/=(.*)/s).slice(0, 2)] : [])),
  );
  expect(problems(example, "")).toEqual([]);
});

import { spawn } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { connect } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "@playwright/test";
import { stackUrl } from "@/e2e/journeys/support/stack-urls";
import { freePort } from "@/e2e/run/ports.mjs";

type Ended = { readonly code: number | null; readonly said: string; readonly everListened: boolean };
type Env = Readonly<Record<string, string>>;

const isListening = (port: number): Promise<boolean> =>
  new Promise((resolve) => {
    const socket = connect(port, "127.0.0.1");
    socket.once("connect", () => (socket.destroy(), resolve(true)));
    socket.once("error", () => resolve(false));
  });

/** `npm start` with this environment and nothing else; runs until it ends, and asks meanwhile whether it answers. */
const start = async (env: Env): Promise<Ended> => {
  const port = await freePort();
  const child = spawn(process.execPath, ["node_modules/next/dist/bin/next", "start", "-p", String(port)], {
    env: {
      PATH: process.env["PATH"],
      NODE_ENV: "production",
      NEXT_TELEMETRY_DISABLED: "1",
      PORT: String(port),
      ...env,
    },
    stdio: ["ignore", "ignore", "pipe"],
  });
  let said = "";
  child.stderr.on("data", (part: Buffer) => (said += part.toString()));
  const ended = new Promise<number | null>((resolve) => child.once("close", (code) => resolve(code)));
  try {
    const code = await ended;
    return { code, said, everListened: await isListening(port) };
  } finally {
    child.kill("SIGKILL");
  }
};

let folder = "";
test.beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "checkout-"));
});
test.afterAll(() => rm(folder, { recursive: true }));

const accountsFile = async (content: string): Promise<string> => {
  const file = join(folder, `${Math.random()}.json`);
  await writeFile(file, content);
  return file;
};

const account = {
  commerce_account: "coma_Live",
  public_key: "pk_test_one",
  name: "Shop",
  gate: { project_id: 7, secret: "a-secret-that-nobody-may-read" },
  gate_methods: { payment_card: "card" },
  allowed_return_origins: ["https://shop.example"],
};

const good = async (): Promise<Env> => ({
  CHECKOUT_URL: "https://pay.example",
  PUBLIC_API_URL: "https://commerce.example/public-api",
  GATE_URL: "https://gate.example",
  DATABASE_URL: stackUrl("database"),
  CHECKOUT_ACCOUNTS_FILE: await accountsFile(JSON.stringify([account])),
});

const expectRefused = ({ code, said, everListened }: Ended, words: readonly string[]): void => {
  expect(code).toBeGreaterThan(0);
  for (const word of words) expect(said).toContain(word);
  expect(said).not.toMatch(/^\s+at /m);
  expect(said).not.toContain(account.gate.secret);
  expect(everListened).toBe(false);
};

test("without any configuration the server ends and names each variable", async () => {
  expectRefused(await start({}), [
    "CHECKOUT_URL",
    "DATABASE_URL",
    "PUBLIC_API_URL",
    "GATE_URL",
    "CHECKOUT_ACCOUNTS_FILE",
  ]);
});

test("one missing and one senseless variable are named, and no other", async () => {
  const { GATE_URL: _gone, ...rest } = await good();
  const ended = await start({ ...rest, CHECKOUT_TRUSTED_PROXIES: "many" });
  expectRefused(ended, ["GATE_URL", "CHECKOUT_TRUSTED_PROXIES"]);
  for (const right of ["CHECKOUT_URL:", "DATABASE_URL:", "PUBLIC_API_URL:"])
    expect(ended.said).not.toContain(right);
});

test("what is unsafe beside a live account is named, each thing with its variable", async () => {
  const live = {
    ...account,
    public_key: "pk_live_one",
    gate: { project_id: 7, secret: "sandbox-secret-key" },
    allowed_return_origins: ["http://shop.example"],
  };
  const ended = await start({
    ...(await good()),
    CHECKOUT_URL: "http://pay.example",
    GATE_URL: "http://gate.example",
    PUBLIC_API_URL: "http://commerce.example/public-api",
    CHECKOUT_EXTRA_ORIGINS: "http://192.168.1.20:3000",
    CHECKOUT_ACCOUNTS_FILE: await accountsFile(JSON.stringify([live])),
  });
  expectRefused(ended, [
    "CHECKOUT_URL: http://pay.example",
    "PUBLIC_API_URL: http://commerce.example/public-api",
    "GATE_URL: http://gate.example",
    "CHECKOUT_EXTRA_ORIGINS",
    "NEXT_SERVER_ACTIONS_ENCRYPTION_KEY",
    "gate.secret",
    "http://shop.example",
  ]);
  expect(ended.said).not.toContain("sandbox-secret-key");
});

for (const [name, content, words] of [
  ["is no JSON", "[{", "is not JSON"],
  ["holds no account", "[]", "put at least one account"],
  ["lacks members", JSON.stringify([{ ...account, gate: { secret: account.gate.secret } }]), "project_id"],
] as const) {
  test(`an accounts file that ${name} is told so, without a word of what is in it`, async () => {
    const file = await accountsFile(content);
    expectRefused(await start({ ...(await good()), CHECKOUT_ACCOUNTS_FILE: file }), [
      "CHECKOUT_ACCOUNTS_FILE",
      words,
    ]);
  });
}

test("an accounts file that is not there is named", async () => {
  const file = join(folder, "nowhere.json");
  expectRefused(await start({ ...(await good()), CHECKOUT_ACCOUNTS_FILE: file }), [
    "CHECKOUT_ACCOUNTS_FILE",
    file,
  ]);
});

test("a database that is not there ends the server, and its password is not told", async () => {
  const url = `postgres://checkout:not-to-be-told@127.0.0.1:${await freePort()}/checkout`;
  const ended = await start({ ...(await good()), DATABASE_URL: url });
  expectRefused(ended, ["DATABASE_URL"]);
  expect(ended.said).not.toContain("not-to-be-told");
});

import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { startPostgres } from "./postgres.mjs";
import { temporaryFolder } from "./postgres-user.mjs";
import { freePorts } from "./ports.mjs";
import { answers, lastWords, startChild, waitUntilReady } from "./processes.mjs";
import { exampleEnv, root, Trouble } from "./root.mjs";

const sandbox = ["commerce", "gate", "shop", "acs"];

/**
 * Starts everything that a payment needs: PostgreSQL (unless DATABASE_URL names one), the sandbox, and the built
 * Checkout. See stack.d.mts for the options and what comes back.
 */
export async function startStack(options = {}) {
  const { env = {}, dataDir, clockScale = 1, lanHost, durable = true, withCheckout = true } = options;
  const work = dataDir ?? temporaryFolder({});
  const logDir = options.logDir ?? join(work, "logs");
  mkdirSync(logDir, { recursive: true });
  for (const name of ["checkout", ...sandbox]) rmSync(join(logDir, `${name}.log`), { force: true });
  const ports = await choosePorts(options.ports ?? {});
  // The bank is another site than Checkout, as in life: no Lax cookie comes back with what its pages post.
  const urls = eachPort(
    ports,
    (port, name) => `http://${name === "acs" ? "localhost" : "127.0.0.1"}:${port}`,
  );
  const givenDatabase = options.databaseUrl ?? process.env.DATABASE_URL;
  const database = givenDatabase
    ? { url: givenDatabase, stop: () => Promise.resolve() }
    : await startPostgres({ ...(dataDir ? { dir: join(dataDir, "postgres-18") } : {}), durable });

  const shared = environment({ ports, urls, databaseUrl: database.url, clockScale, lanHost, work, env });
  const logs = eachPort(ports, (_, name) => join(logDir, `${name}.log`));
  const running = new Map();
  let isEnding = false;
  let tellFailure = () => undefined;
  const failed = new Promise((resolve) => (tellFailure = resolve));

  const start = async (name) => {
    const isCheckout = name === "checkout";
    const child = startChild({
      name: isCheckout ? "Checkout" : `Sandbox ${name}`,
      command: process.execPath,
      args: isCheckout ? checkoutArgs(ports.checkout) : ["--import", "tsx", `e2e/sandbox/${name}/main.ts`],
      env: shared,
      logFile: logs[name],
    });
    running.set(name, child);
    void child.ended.then(({ reason }) => {
      if (isEnding || running.get(name) !== child) return;
      tellFailure(new Trouble(`${child.name} ended by itself: ${reason}.\n${lastWords(child.logFile)}`));
    });
    const health = isCheckout ? "/api/health/ready" : "/__sim/health";
    await waitUntilReady(child, () => answers(`${urls[name]}${health}`));
  };

  const stop = async () => {
    isEnding = true;
    for (const child of [...running.values()].toReversed()) await child.stop();
    await database.stop();
  };

  try {
    await Promise.all([...sandbox, ...(withCheckout ? ["checkout"] : [])].map(start));
  } catch (error) {
    await stop();
    throw error;
  }
  return {
    urls,
    databaseUrl: database.url,
    env: shared,
    logs,
    failed,
    stop,
    async restartCheckout(signal = "SIGTERM") {
      const old = running.get("checkout");
      running.delete("checkout");
      await old?.stop(signal);
      await start("checkout");
    },
  };
}

async function choosePorts(wanted) {
  const names = ["checkout", ...sandbox];
  const free = await freePorts(names.length);
  return Object.fromEntries(names.map((name, n) => [name, wanted[name] ?? free[n]]));
}

function eachPort(ports, make) {
  return Object.fromEntries(Object.entries(ports).map(([name, port]) => [name, make(port, name)]));
}

function checkoutArgs(port) {
  return ["node_modules/next/dist/bin/next", "start", "-p", String(port), "-H", "0.0.0.0"];
}

/** One environment for all processes: each reads its own part of it. */
function environment({ ports, urls, databaseUrl, clockScale, lanHost, work, env }) {
  return {
    NODE_ENV: "production",
    NEXT_TELEMETRY_DISABLED: "1",
    NEXT_SERVER_ACTIONS_ENCRYPTION_KEY: exampleEnv().NEXT_SERVER_ACTIONS_ENCRYPTION_KEY,
    SAVED_CARD_KEYS: exampleEnv().SAVED_CARD_KEYS,
    PORT: String(ports.checkout),
    COMMERCE_PORT: String(ports.commerce),
    GATE_PORT: String(ports.gate),
    SHOP_PORT: String(ports.shop),
    ACS_PORT: String(ports.acs),
    CHECKOUT_URL: urls.checkout,
    COMMERCE_URL: urls.commerce,
    GATE_URL: urls.gate,
    SHOP_URL: urls.shop,
    ACS_URL: urls.acs,
    PUBLIC_API_URL: `${urls.commerce}/public-api`,
    DATABASE_URL: databaseUrl,
    CHECKOUT_ACCOUNTS_FILE: writeAccounts({ work, shopPort: ports.shop, lanHost }),
    CHECKOUT_EXTRA_ORIGINS: ["localhost", lanHost].flatMap((host) => origin(host, ports.checkout)).join(","),
    SIM_CLOCK_SCALE: String(clockScale),
    CHECKOUT_TEST_LANGUAGES: "1",
    ...env,
  };
}

const origin = (host, port) => (host === undefined ? [] : [`http://${host}:${port}`]);

/** The sandbox's accounts, with the shop where it really is: payers go back there. */
function writeAccounts({ work, shopPort, lanHost }) {
  const source = readFileSync(join(root, "e2e/sandbox/accounts.json"), "utf8");
  const accounts = JSON.parse(source.replaceAll(":4030", `:${shopPort}`));
  // The copy lies elsewhere than the pictures.
  for (const { brand } of accounts)
    for (const name of ["logo", "logo_dark"])
      if (brand?.[name]) brand[name] = join(root, "e2e/sandbox", brand[name]);
  for (const { allowed_return_origins: returns, frame_ancestors: framers } of accounts) {
    returns.push(...origin(lanHost, shopPort));
    if (framers.length > 0) framers.push(...origin(lanHost, shopPort));
  }
  const file = join(work, "accounts.json");
  writeFileSync(file, JSON.stringify(accounts, null, 2), { mode: 0o600 });
  return file;
}

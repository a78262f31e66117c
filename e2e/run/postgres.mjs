import { spawnSync } from "node:child_process";
import { randomBytes } from "node:crypto";
import { chownSync, existsSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { endLeftOver, noteOwner } from "./postgres-left-over.mjs";
import { ownFolder, postgresIdentity, postgresPrograms, temporaryFolder } from "./postgres-user.mjs";
import { freePort } from "./ports.mjs";
import { startChild, waitUntilReady } from "./processes.mjs";
import { Trouble } from "./root.mjs";

const name = "checkout";
/** For tests that kill no database: a lost disk write cannot matter to them, and they are twice as quick. */
const careless = ["fsync=off", "synchronous_commit=off", "full_page_writes=off"];

/**
 * Starts a real PostgreSQL of our own on the loopback address.
 * @param {object} options
 * @param {string} [options.dir] its folder, kept; without it a fresh one that is removed at the end
 * @param {number} [options.port] a free one unless given
 * @param {boolean} [options.durable] false: nothing is synced to disk
 * @param {readonly string[]} [options.settings] further settings, `name=value`; they win over ours
 * @returns {Promise<{ url: string, port: number, folder: string, logFile: string,
 *   stop: (signal?: NodeJS.Signals) => Promise<void> }>}
 */
export async function startPostgres({ dir, port, durable = true, settings: further = [] } = {}) {
  const identity = postgresIdentity();
  const programs = postgresPrograms(identity);
  const folder = dir === undefined ? temporaryFolder(identity) : ownFolder(dir, identity);
  const data = join(folder, "data");
  const password = keepPassword(folder, identity);
  await endLeftOver(folder);
  noteOwner(folder);
  if (!existsSync(data)) makeCluster({ programs, folder, data, identity });

  const chosenPort = port ?? (await freePort());
  const settings = ["listen_addresses=127.0.0.1", "unix_socket_directories=", "max_connections=200"];
  if (!durable) settings.push(...careless);
  settings.push(...further);
  const logFile = join(folder, "postgres.log");
  rmSync(logFile, { force: true });
  const child = startChild({
    name: "PostgreSQL",
    command: join(programs, "postgres"),
    args: ["-D", data, "-p", String(chosenPort), ...settings.flatMap((setting) => ["-c", setting])],
    cwd: folder,
    identity,
    logFile,
    // PostgreSQL's word for: let nobody in, break off what runs, write all down, go.
    endSignal: "SIGINT",
  });
  const url = (database) => `postgres://${name}:${password}@127.0.0.1:${chosenPort}/${database}`;
  try {
    await waitUntilReady(child, () => hasDatabase(url("postgres")));
  } catch (error) {
    await child.stop();
    throw error;
  }
  return {
    url: url(name),
    port: chosenPort,
    folder,
    logFile,
    async stop(signal) {
      await child.stop(signal);
      if (dir === undefined) rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}

function keepPassword(folder, identity) {
  const file = join(folder, "password");
  if (existsSync(file)) return readFileSync(file, "utf8").trim();
  const password = randomBytes(18).toString("hex");
  writeFileSync(file, `${password}\n`, { mode: 0o600 });
  if (identity.uid !== undefined) chownSync(file, identity.uid, identity.gid);
  return password;
}

/** Made under another name first: a broken-off one is made again, never started. */
function makeCluster({ programs, folder, data, identity }) {
  const unfinished = `${data}.new`;
  rmSync(unfinished, { recursive: true, force: true });
  const args = [`--pgdata=${unfinished}`, `--username=${name}`, `--pwfile=${join(folder, "password")}`];
  args.push("--auth=scram-sha-256", "--encoding=UTF8", "--locale=C", "--no-sync");
  const made = spawnSync(join(programs, "initdb"), args, { cwd: folder, encoding: "utf8", ...identity });
  if (made.status !== 0) {
    const words = made.error?.message ?? `${made.stdout}${made.stderr}`.trim();
    throw new Trouble(
      `PostgreSQL could not make its folder.\n${words}\nSet DATABASE_URL to use one of your own.`,
    );
  }
  renameSync(unfinished, data);
}

/** Ready is: it lets us in and our database is there. */
async function hasDatabase(url) {
  const { default: pg } = await import("pg");
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 2000 });
  client.on("error", () => undefined);
  try {
    await client.connect();
    const { rowCount } = await client.query("select from pg_database where datname = $1", [name]);
    if (rowCount === 0) await client.query(`create database ${name}`);
    return true;
  } catch {
    return false;
  } finally {
    await client.end().catch(() => undefined);
  }
}

import { spawnSync } from "node:child_process";
import {
  appendFileSync,
  chmodSync,
  chownSync,
  copyFileSync,
  mkdirSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { Client } from "pg";
import { ensure, until } from "@/e2e/cluster/part";
import { openWay, type Way } from "@/e2e/cluster/way";
import { freePort } from "@/e2e/run/ports.mjs";
import { postgresIdentity, temporaryFolder } from "@/e2e/run/postgres-user.mjs";
import { startPostgres } from "@/e2e/run/postgres.mjs";

export type Postgres = Awaited<ReturnType<typeof startPostgres>>;

/** A PostgreSQL of a part's own, which syncs as in life, and the way by which Checkout comes to it. */
export type Store = {
  /** Past the way, for the test itself. */
  readonly url: string;
  /** What Checkout is told. */
  readonly wayUrl: string;
  readonly way: Way;
  readonly folder: string;
  readonly server: () => Postgres;
  /** Starts it again in its folder, on its port. */
  readonly start: () => Promise<void>;
  /** Ends the way and the server. */
  readonly close: () => Promise<void>;
};

/** A folder that PostgreSQL's user can come to. */
const reachableFolder = (): string => {
  const folder = temporaryFolder(postgresIdentity());
  chmodSync(folder, 0o711);
  return folder;
};

/** Starts one in `within` (a fresh folder unless given) with these settings beside the usual ones. */
export const openStore = async (
  settings: readonly string[] = [],
  within = reachableFolder(),
): Promise<Store> => {
  const options = { dir: join(within, "store"), port: await freePort(), settings };
  let server = await startPostgres(options);
  const way = await openWay(options.port);
  const wayUrl = new URL(server.url);
  wayUrl.port = String(way.port);
  return {
    url: server.url,
    wayUrl: wayUrl.href,
    way,
    folder: server.folder,
    server: () => server,
    async start() {
      server = await startPostgres(options);
    },
    async close() {
      await way.close();
      await server.stop();
    },
  };
};

/** One statement on a connection of its own. */
export const ask = async <T extends object>(url: string, statement: string): Promise<readonly T[]> => {
  const client = new Client({ connectionString: url, connectionTimeoutMillis: 3_000 });
  client.on("error", () => undefined);
  await client.connect();
  try {
    return (await client.query<T>(statement)).rows;
  } finally {
    await client.end().catch(() => undefined);
  }
};

/** A standby of this store that confirms each commit, made by the low-level backup functions. */
export const openStandby = async (store: Store): Promise<Postgres> => {
  const identity = postgresIdentity();
  const folder = join(reachableFolder(), "store");
  mkdirSync(folder, { mode: 0o700 });
  const data = join(folder, "data");
  const client = new Client({ connectionString: store.url });
  await client.connect();
  await client.query("select pg_backup_start('standby', true)");
  const copied = spawnSync("cp", ["-a", join(store.folder, "data"), data], { encoding: "utf8" });
  // What comes and goes while it is copied is in the log of changes.
  ensure(copied.status === 0 || /No such file/.test(copied.stderr), `The copy failed: ${copied.stderr}`);
  const { rows } = await client.query<{ labelfile: string }>("select labelfile from pg_backup_stop(false)");
  await client.end();
  for (const name of ["postmaster.pid", "postmaster.opts"]) rmSync(join(data, name), { force: true });
  writeFileSync(join(data, "backup_label"), rows[0]?.labelfile ?? "");
  writeFileSync(join(data, "standby.signal"), "");
  const { username, password, port } = new URL(store.url);
  appendFileSync(
    join(data, "postgresql.auto.conf"),
    `\nprimary_conninfo = 'host=127.0.0.1 port=${port} user=${username} password=${password} application_name=standby'\n`,
  );
  copyFileSync(join(store.folder, "password"), join(folder, "password"));
  const own = [
    folder,
    join(folder, "password"),
    ...["backup_label", "standby.signal"].map((name) => join(data, name)),
  ];
  if (identity.uid !== undefined) for (const each of own) chownSync(each, identity.uid, identity.gid ?? 0);
  const standby = await startPostgres({ dir: folder, settings: ["hot_standby=on"] });
  await ask(store.url, "alter system set synchronous_standby_names = 'standby'");
  await ask(store.url, "select pg_reload_conf()");
  const isSync = async (): Promise<boolean> =>
    (await ask(store.url, "select from pg_stat_replication where sync_state = 'sync'")).length === 1;
  await until(isSync, "The standby confirms commits");
  return standby;
};

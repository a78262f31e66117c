import { rmSync } from "node:fs";
import { join } from "node:path";
import { Client } from "pg";
import { withCluster, type Cluster, type Instance } from "@/e2e/cluster/cluster";
import { fillDisk, mountSmallDisk, type Disk } from "@/e2e/cluster/disk";
import { payWhile, playOutage } from "@/e2e/cluster/outage";
import { allGatePayments } from "@/e2e/journeys/support/sandbox";
import { ensure, pause, tally, until, type Part, type Summary } from "@/e2e/cluster/part";
import { ask, openStandby, openStore, type Store } from "@/e2e/cluster/store";
import { answers } from "@/e2e/run/processes.mjs";

type World = { readonly store: Store; readonly cluster: Cluster };

/** A part on two instances behind the proxy, with a store of its own that may be broken. */
const onStore = (
  name: string,
  settings: readonly string[],
  act: (world: World) => Promise<Summary>,
  mount?: () => Disk,
): Part => ({
  name,
  run: async () => {
    const mounted = mount?.();
    const store = await openStore(settings, mounted?.folder);
    try {
      const options = { instances: 2, databaseUrl: store.url, env: { DATABASE_URL: store.wayUrl } };
      return await withCluster(options, async (cluster) => {
        const summary = await act({ store, cluster });
        if (name !== "store-failover") await ensureKnown(store.url);
        return summary;
      });
    } finally {
      await store.close();
      mounted?.unmount();
    }
  },
});

const oneEach = "one charge for each invoice, and the store knows every sale.";

/** Whatever the Gate was sent was committed before, and is still there. */
const ensureKnown = async (url: string): Promise<void> => {
  const rows = await ask<{ payment_id: string }>(url, "select payment_id from attempts");
  const known = new Set(rows.map((row) => row.payment_id));
  const strange = (await allGatePayments()).filter((payment) => !known.has(payment.payment_id));
  ensure(strange.length === 0, `${strange.length} sales are not in the store.`);
};

/** Every place is taken by others, also those that Checkout had. */
const full = onStore("store-full", ["max_connections=60"], async ({ store, cluster }) => {
  const hogs: Client[] = [];
  const hog = async (): Promise<boolean> => {
    const client = new Client({ connectionString: store.url, application_name: "hog" });
    client.on("error", () => undefined);
    return client.connect().then(
      () => hogs.push(client) > 0,
      () => false,
    );
  };
  const others = "from pg_stat_activity where backend_type = 'client backend' and application_name <> 'hog'";
  const course = { isHeld: true };
  const hold = async (): Promise<void> => {
    for (; course.isHeld; await pause(20)) {
      while (course.isHeld && (await hog()));
      await hogs[0]?.query(`select pg_terminate_backend(pid) ${others}`).catch(() => undefined);
    }
  };
  let holding = Promise.resolve();
  const goAway = async (): Promise<void> => {
    await hog();
    holding = hold();
    const isAway = async ({ url }: Instance): Promise<boolean> => !(await answers(`${url}/api/health/ready`));
    const areAway = async (): Promise<boolean> =>
      (await Promise.all(cluster.instances.map(isAway))).every(Boolean);
    // Twice in a row: no instance has caught a place in between.
    await until(async () => (await areAway()) && (await areAway()), "No instance has a connection");
  };
  const comeBack = async (): Promise<void> => {
    course.isHeld = false;
    await holding;
    await Promise.all(hogs.map((each) => each.end().catch(() => undefined)));
  };
  const told = await playOutage(cluster, { goAway, comeBack });
  return { did: `Connections exhausted (${hogs.length} of 60 held by others): ${told}.`, ledger: oneEach };
});

/** A way that is slow, then slower than every deadline. */
const slow = onStore("store-slow", [], async ({ store, cluster }) => {
  const ends = await payWhile(cluster.origin, 3, async () => {
    await store.way.be({ kind: "slow", ms: 150 });
    await pause(10_000);
    await store.way.be({ kind: "none" });
  });
  const told = await playOutage(cluster, {
    goAway: () => store.way.be({ kind: "slow", ms: 4_000 }),
    comeBack: () => store.way.be({ kind: "none" }),
  });
  return {
    did: `Each statement 0.3 s slower under load: ${tally(ends)}. 8 s slower: ${told}.`,
    ledger: oneEach,
  };
});

/** Stopped and started, and a way that falls silent. */
const stopped = onStore("store-stopped", [], async ({ store, cluster }) => {
  const ends = await payWhile(cluster.origin, 3, async () => {
    await store.server().stop();
    await pause(2_000);
    await store.start();
    await pause(2_000);
    await store.server().stop("SIGKILL");
    await store.start();
  });
  const away = await playOutage(cluster, { goAway: () => store.server().stop(), comeBack: store.start });
  const silent = await playOutage(cluster, {
    goAway: () => store.way.be({ kind: "blackHole" }),
    comeBack: () => store.way.be({ kind: "none" }),
  });
  return {
    did: `Stopped, started, killed, started under load: ${tally(ends)}. Stopped: ${away}. Silent: ${silent}.`,
    ledger: oneEach,
  };
});

/** The primary's machine is lost; the standby that confirmed each commit takes its place. */
const failover = onStore("store-failover", ["wal_keep_size=128MB"], async ({ store, cluster }) => {
  const standby = await openStandby(store);
  try {
    let lostFor = 0;
    const lose = async (): Promise<void> => {
      // A machine that is lost says nothing more, to nobody.
      await Promise.all([store.way.be({ kind: "refused" }), store.server().stop("SIGKILL")]);
    };
    const promote = async (): Promise<void> => {
      await ask(standby.url, "select pg_promote(true, 30)");
      store.way.leadTo(standby.port);
      await store.way.be({ kind: "none" });
    };
    const ends = await payWhile(cluster.origin, 8, async () => {
      await pause(2_000);
      const began = performance.now();
      await lose();
      await pause(3_000);
      await promote();
      lostFor = performance.now() - began;
      await pause(2_000);
    });
    const [row] = await ask<{ recovery: boolean }>(standby.url, "select pg_is_in_recovery() as recovery");
    ensure(row?.recovery === false, "The standby was not promoted.");
    await ensureKnown(standby.url);
    return {
      did: `Primary killed under load, synchronous standby promoted ${(lostFor / 1000).toFixed(1)} s later: ${tally(ends)}.`,
      ledger: oneEach,
    };
  } finally {
    await standby.stop();
  }
});

/** Asks again and again until PostgreSQL refuses; its words. */
const untilRefused = async ({ url }: Store, statement: string): Promise<string> => {
  for (;;) {
    const refusal = await ask(url, statement).then(
      () => null,
      (reason: unknown) => (reason instanceof Error ? reason.message : String(reason)),
    );
    if (refusal !== null) return refusal;
  }
};

/**
 * The disk is full: tables and log are filled until statements fail, so that the next payment meets it.
 */
const disk = onStore(
  "store-disk",
  ["min_wal_size=32MB", "max_wal_size=64MB"],
  async ({ store, cluster }) => {
    const ballast = join(store.folder, "ballast");
    let words = "";
    const goAway = async (): Promise<void> => {
      await ask(store.url, "create table if not exists hog (bytes text)");
      fillDisk(ballast);
      // First no table grows any more, then the log of changes does not: there PostgreSQL itself gives up.
      const table = await untilRefused(
        store,
        "insert into hog select repeat('x', 1000) from generate_series(1, 2000)",
      );
      const changes = await untilRefused(
        store,
        "select pg_logical_emit_message(false, 'hog', repeat('x', 1000000))",
      );
      words = `${table}; ${changes}`;
      fillDisk(`${ballast}-2`);
    };
    const comeBack = async (): Promise<void> => {
      for (const file of [ballast, `${ballast}-2`]) rmSync(file, { force: true });
      // It gave up if it could not write its log: then its supervisor starts it again.
      await until(
        () =>
          ask(store.url, "drop table if exists hog").then(
            () => true,
            () => false,
          ),
        "The store is back",
        5_000,
      ).catch(() => store.start());
    };
    const told = await playOutage(cluster, { goAway, comeBack });
    return { did: `Disk full (a tmpfs of 192 MB; PostgreSQL said: ${words}): ${told}.`, ledger: oneEach };
  },
  mountSmallDisk,
);

export const storeParts: readonly Part[] = [full, slow, stopped, failover, disk];

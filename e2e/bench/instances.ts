import { Agent, get } from "node:http";
import { Client } from "pg";
import { callbackOf, seedTries } from "@/e2e/bench/callbacks";
import { figure, rounded, type Figure } from "@/e2e/bench/figure";
import { press, type Call } from "@/e2e/bench/load";
import { memoryOf, processOn, processorMs } from "@/e2e/bench/processor";
import { withCluster, type Cluster } from "@/e2e/cluster/cluster";
import { inLanes } from "@/e2e/cluster/part";
import { openPayer, placeInvoice } from "@/e2e/cluster/payer";

/** Figures that machines are chosen by: what one, two and three instances on one PostgreSQL do, on this machine. */

const counts = [1, 2, 3] as const;
const connections = 12;
const token = "a-token-of-the-bench-alone";
const plan = { warmMs: 2_000, ms: 5_000, submits: 120, callbacks: 6_000, streams: 900 };

const pidsOf = ({ instances }: Cluster): readonly (string | null)[] =>
  instances.map(({ url }) => processOn(new URL(url).port));

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);
const workOf = (pids: readonly (string | null)[]): number => sum(pids.map(processorMs));

/** Requests go to the instances by turns and without a proxy, whose work is no part of theirs. */
function* byTurns({ instances }: Cluster, callOf: (url: string, n: number) => Call): Generator<Call> {
  for (let n = 0; ; n += 1) yield callOf(instances[n % instances.length]?.url ?? "", n);
}

const tell = (perSecond: number, count: number, processor: number): string =>
  `${rounded(perSecond / count, 1)}/s an instance; ${rounded(processor, 1)} ms of its processor each`;

const named = (what: string, count: number): string =>
  `${what}, ${count} ${count === 1 ? "instance" : "instances"}`;

/** Calls under load; the first answers of a process are slow ones and count for nothing. */
const pressed = async (
  cluster: Cluster,
  what: string,
  callOf: (url: string, n: number) => Call,
): Promise<Figure> => {
  const calls = byTurns(cluster, callOf);
  const pids = pidsOf(cluster);
  await press(calls, { connections, ms: plan.warmMs });
  const before = workOf(pids);
  const load = await press(calls, { connections, ms: plan.ms });
  const work = (workOf(pids) - before) / load.requests;
  const note = `${tell(load.perSecond, pids.length, work)}; p99 ${Math.round(load.p99)} ms, ${load.failures} failed`;
  return figure(named(what, pids.length), Math.round(load.perSecond), "/s", null, note);
};

const measurePages = async (cluster: Cluster): Promise<Figure> => {
  const { invoice_id: id } = await placeInvoice();
  return pressed(cluster, "Card pages a second", (url) => ({ url: `${url}/pay/${id}/card` }));
};

/** Seconds that all instances have waited for the Gate, and how often. */
const gateTime = async ({ instances }: Cluster): Promise<number> => {
  const pages = await Promise.all(
    instances.map(async ({ url }) =>
      (await fetch(`${url}/api/metrics`, { headers: { authorization: `Bearer ${token}` } })).text(),
    ),
  );
  const found = pages.flatMap((page) => [...page.matchAll(/^checkout_gate_seconds_sum\{.*\} (\S+)$/gm)]);
  return sum(found.map(([, seconds]) => Number(seconds)));
};

/** Each submit is a card of its own invoice, handed in once; the Gate's answer is waited for, and taken out. */
const measureSubmits = async (cluster: Cluster): Promise<Figure> => {
  const { instances } = cluster;
  const forms = await inLanes(Array.from({ length: plan.submits }), 6, async (_, n) => {
    const { invoice_id: id } = await placeInvoice();
    return openPayer(instances[n % instances.length]?.url ?? "").cardForm(id);
  });
  const pids = pidsOf(cluster);
  const [before, gateBefore, began] = [workOf(pids), await gateTime(cluster), performance.now()];
  const times: number[] = [];
  const answers = await inLanes(forms, connections, async (submit) => {
    const at = performance.now();
    const { location } = await submit();
    times.push(performance.now() - at);
    return location;
  });
  const seconds = (performance.now() - began) / 1_000;
  const work = (workOf(pids) - before) / forms.length;
  const gateMs = (((await gateTime(cluster)) - gateBefore) * 1_000) / forms.length;
  const failed = answers.filter((location) => location === null || location.includes("faults=")).length;
  const perSecond = forms.length / seconds;
  const own = rounded(sum(times) / times.length - gateMs, 0);
  const note = `${tell(perSecond, pids.length, work)}; ${own} ms a submit beside the Gate's ${Math.round(gateMs)}, ${connections} at a time; ${failed} failed`;
  return figure(named("Submits a second", pids.length), rounded(perSecond, 1), "/s", null, note);
};

const measureCallbacks = async (cluster: Cluster): Promise<Figure> => {
  const { invoice_id: id } = await placeInvoice();
  const [first] = cluster.instances;
  await fetch(`${first?.url}/pay/${id}/card`);
  const client = new Client({ connectionString: cluster.stack.databaseUrl });
  await client.connect();
  try {
    await seedTries(client, id, plan.callbacks);
  } finally {
    await client.end();
  }
  return pressed(cluster, "Callbacks a second", (url, n) => ({
    url: `${url}/api/callbacks/gate`,
    method: "POST",
    body: callbackOf(n + 1),
  }));
};

/** Opens a live stream as a status page does, and keeps it; comes true with its first words. */
const openStream = (agent: Agent, url: string): Promise<void> =>
  new Promise((resolve, reject) => {
    get(url, { agent }, (answer) => {
      answer.on("error", () => undefined);
      answer.once("data", () => resolve());
    }).on("error", reject);
  });

const idleMs = 5_000;

/** What a status page that stands open costs: its stream, once a thousand others are there. */
const measureStreams = async (cluster: Cluster): Promise<Figure[]> => {
  const { instances } = cluster;
  const { invoice_id: id } = await placeInvoice();
  const urls = instances.map(({ url }) => `${url}/api/live/${id}`);
  const agent = new Agent({ keepAlive: true, maxSockets: Infinity });
  const open = (many: number) =>
    inLanes(Array.from({ length: many }), connections, (_, n) =>
      openStream(agent, urls[n % urls.length] ?? ""),
    );
  const pids = pidsOf(cluster);
  const memory = (): number => sum(pids.map(memoryOf));
  try {
    await open(plan.streams / 3);
    const [before, worked, began] = [memory(), workOf(pids), performance.now()];
    await open(plan.streams);
    const seconds = (performance.now() - began) / 1_000;
    const work = (workOf(pids) - worked) / plan.streams;
    const each = (memory() - before) / plan.streams / 1_024;
    const standing = workOf(pids);
    await new Promise((resolve) => setTimeout(resolve, idleMs));
    const idle = ((workOf(pids) - standing) / idleMs) * 100;
    const perSecond = plan.streams / seconds;
    const all = (plan.streams * 4) / 3;
    return [
      figure(
        named("Live connections opened a second", pids.length),
        Math.round(perSecond),
        "/s",
        null,
        tell(perSecond, pids.length, work),
      ),
      figure(
        named("Memory of an open status page", pids.length),
        rounded(each, 0),
        "KiB",
        null,
        `${all} open; they stand at ${rounded(idle, 1)} % of one core; ${pids.length > 1 ? "each instance" : "instance"} at ${Math.round(memory() / pids.length / 1_048_576)} MiB then`,
      ),
    ];
  } finally {
    agent.destroy();
  }
};

export const measureInstances = async (): Promise<Figure[]> => {
  const figures: Figure[] = [];
  for (const instances of counts)
    await withCluster(
      { instances, proxied: false, env: { LOG_LEVEL: "warn", METRICS_TOKEN: token } },
      async (cluster) => {
        for (const measure of [measureStreams, measurePages, measureSubmits, measureCallbacks])
          figures.push(...[await measure(cluster)].flat());
      },
    );
  // By what is measured, so that one, two and three stand below each other.
  return figures.toSorted((a, b) => order(a) - order(b));
};

const kinds = ["Card pages", "Submits", "Callbacks", "Live connections", "Memory"] as const;
const order = ({ name }: Figure): number => kinds.findIndex((kind) => name.startsWith(kind));

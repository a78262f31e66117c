import { withCluster, type Cluster, type Instance } from "@/e2e/cluster/cluster";
import {
  arm,
  crashEnv,
  heardSince,
  listenNow,
  phases,
  tellPoint,
  type Message,
  type Point,
} from "@/e2e/cluster/crash-control";
import { ensure, tally, until, type Part, type Summary } from "@/e2e/cluster/part";
import { isPaid, lookUntil, openPayer, placeInvoice, type Order, type Page } from "@/e2e/cluster/payer";
import { chargesOf, decide, gatePaymentsOf } from "@/e2e/journeys/support/sandbox";
import { freePort } from "@/e2e/run/ports.mjs";
import type { Faults } from "@/e2e/sandbox/shared/faults";

/** When the Gate's callback comes, seen from the kill. */
type Callback = "before" | "after" | "never";

/** What Checkout is at when it is killed: the payer's submit with all that follows, or the Gate's callback alone. */
type Course = "submit" | "callback";

const thinking = { kind: "processing" } as const;

const faultsOf = {
  before: { callback: { beforeAnswer: true } },
  after: { outcome: thinking, status: "http500" },
  never: { callback: { lost: true } },
} as const satisfies Record<Callback, Faults>;

const decideNow = async ({ reference }: Order): Promise<void> => {
  const [payment] = await gatePaymentsOf(reference);
  if (payment?.status === "processing") await decide(payment.payment_id, { kind: "success" });
};

type World = { readonly cluster: Cluster; readonly instance: Instance; readonly control: number };

/** One payment with one kill: whatever the point, it must end paid, once, and no page on the way may lie. */
const play = async (
  { cluster, instance, control }: World,
  { course, callback, point }: Case,
): Promise<string> => {
  const isCallback = course === "callback";
  const order = await placeInvoice(faultsOf[callback]);
  const { invoice_id: id, reference } = order;
  const form = await openPayer(cluster.origin).cardForm(id);
  if (isCallback) {
    await form();
    await arm(control, point);
    await decideNow(order);
  } else {
    await arm(control, point);
  }
  let isDead = false;
  void instance.ended().then(() => (isDead = true));
  if (isCallback) await until(() => Promise.resolve(isDead), "The kill", 2_500).catch(() => undefined);
  else await form().catch(() => undefined);
  // The system tells of a death a moment later than the broken connection does.
  if (!isDead) await until(() => Promise.resolve(isDead), "The kill", 300).catch(() => undefined);
  const wasReached = isDead;
  if (wasReached) await instance.start();
  else await listenNow(control);
  if (callback === "after") await decideNow(order);
  const words = new Set<string>();
  const payer = openPayer(cluster.origin);
  const look = async (page: Page): Promise<void> => {
    words.add(page.outcome ?? page.step ?? String(page.status));
    const charged = (await chargesOf(reference)).length;
    ensure(page.status < 500, `${id} got ${page.status} after the restart.`);
    // Read after the page: what it denies may not have been charged before.
    if (page.step === "result" && page.outcome !== "paid")
      ensure(charged === 0, `${id} says ${page.outcome}, and the ledger has ${charged} charge.`);
  };
  const isEnd = (page: Page): boolean =>
    isPaid(page) ||
    page.step === "card" ||
    page.step === "method" ||
    (page.step === "result" && page.outcome === "notStarted");
  const stood = await lookUntil(payer, id, isEnd, { look });
  if (!isPaid(stood)) {
    const again = await openPayer(cluster.origin).cardForm(id);
    await again();
    if (callback === "after") await decideNow(order);
    await lookUntil(payer, id, isPaid, { look });
  }
  const charges = await chargesOf(reference);
  ensure(charges.length === 1, `${id} was charged ${charges.length} times.`);
  const how = isPaid(stood) ? "paid by itself" : `paid at the second try (${stood.outcome ?? stood.step})`;
  return wasReached ? how : "not reached";
};

/** What Checkout says to others on this way, in order. */
const hear = async (
  { cluster, control }: World,
  course: Course,
  callback: Callback,
): Promise<readonly Message[]> => {
  const order = await placeInvoice(faultsOf[callback]);
  const form = await openPayer(cluster.origin).cardForm(order.invoice_id);
  if (course === "callback") await form();
  await listenNow(control);
  if (course === "callback") await decideNow(order);
  else await form();
  if (callback !== "after" || course === "callback")
    await lookUntil(openPayer(cluster.origin), order.invoice_id, isPaid);
  return (await heardSince(control)).filter(({ name }) => !pages.test(name));
};

/** Said only to draw a page, by the payer that looks above: nothing changes there. */
const pages = /^store: select (invoices|attempts|hand_offs)|^Commerce: GET/;

const courses = {
  submit: ["before", "after", "never"],
  callback: ["after"],
} as const satisfies Record<Course, readonly Callback[]>;

type Case = { readonly course: Course; readonly callback: Callback; readonly point: Point };

/**
 * Every message with every phase. Between an answer and the next message nothing happens outside of the process: so
 * "before" is played where it can differ, at messages that go to the Gate and at the first one. And before the Gate has
 * heard of a payment no callback can come: such points are played once.
 */
const casesOf = async (world: World): Promise<readonly Case[]> => {
  const cases: Case[] = [];
  for (const course of ["submit", "callback"] as const) {
    const all = new Map<string, Message>();
    for (const callback of courses[course])
      for (const message of await hear(world, course, callback))
        all.set(`${message.name}${message.nth}`, message);
    const messages = [...all.values()];
    const toGate = messages.findIndex(({ name }) => name.startsWith("Gate"));
    messages.forEach((message, at) => {
      const callbacks = at < toGate ? (["after"] as const) : courses[course];
      for (const phase of phases)
        if (phase !== "before" || at === 0 || message.name.startsWith("Gate"))
          for (const callback of callbacks) cases.push({ course, callback, point: { ...message, phase } });
    });
  }
  return cases;
};

const playAll = async (world: World): Promise<Summary> => {
  const ends: string[] = [];
  const points = new Set<string>();
  const faults: string[] = [];
  const cases = await casesOf(world);
  console.log(`sweep: ${cases.length} payments, each with a kill and a restart …`);
  for (const each of cases) {
    const point = `${each.course}, ${tellPoint(each.point)}`;
    const end = await play(world, each).catch((reason: unknown) => {
      faults.push(`${point}, callback ${each.callback}: ${String(reason)}`);
      return "fault";
    });
    if (end !== "not reached") points.add(point);
    ends.push(end);
    if (process.env["CLUSTER_VERBOSE"]) console.log(`  ${point}, callback ${each.callback}: ${end}`);
  }
  ensure(faults.length === 0, `${faults.length} faults:\n${faults.join("\n")}`);
  ensure(points.size >= 40, `Only ${points.size} points were reached.`);
  return {
    did:
      `${ends.filter((end) => end !== "not reached").length} kills at ${points.size} points, callback before, after and ` +
      `never: ${tally(ends)}.`,
    ledger: `one charge for each of ${cases.length} invoices.`,
  };
};

/** Killed at every message that it sends or is answered; see preload/crash.mjs for the points. */
export const sweep: Part = {
  name: "sweep",
  run: async () => {
    const control = await freePort();
    const options = { instances: 1, proxied: false, durable: true, envOf: () => crashEnv(control) };
    return withCluster(options, (cluster) => {
      const [instance] = cluster.instances;
      ensure(instance !== undefined, "No instance.");
      return playAll({ cluster, instance, control });
    });
  },
};

import { withCluster } from "@/e2e/cluster/cluster";
import { ensure, inLanes, tally, type Part } from "@/e2e/cluster/part";
import { isPaid, lookUntil, openPayer, placeInvoice, type Page } from "@/e2e/cluster/payer";
import { openWay, type Trouble, type Way } from "@/e2e/cluster/way";
import { chargesOf, gatePaymentsOf } from "@/e2e/journeys/support/sandbox";
import { freePort } from "@/e2e/run/ports.mjs";

/** Somewhere within the Gate's answer: behind the head's first bytes, and within the body. */
const [inHead, inBody] = [10, 180];
const each = 4;

const troubles = {
  "half a second slow": { kind: "slow", ms: 250 },
  "nobody listens": { kind: "refused" },
  "reset before the first byte": { kind: "resetAtOnce" },
  "reset without an answer": { kind: "resetAfter", after: 0 },
  "reset within the answer's head": { kind: "resetAfter", after: inHead },
  "reset within the answer": { kind: "resetAfter", after: inBody },
  "answer cut short": { kind: "cutAfter", after: inBody },
  "half-open": { kind: "halfOpen" },
  "black hole": { kind: "blackHole" },
} as const satisfies Readonly<Record<string, Trouble>>;

const isStanding = (page: Page): boolean =>
  isPaid(page) || (page.step === "result" && page.outcome === "notStarted");

/** One payment whose sale goes over a bad way that is good again afterwards; with or without the Gate's callback. */
const pay = async (origin: string, way: Way, trouble: Trouble, isLost: boolean): Promise<string> => {
  const { invoice_id: id, reference } = await placeInvoice(isLost ? { callback: { lost: true } } : {});
  const submit = await openPayer(origin).cardForm(id);
  const ensureTrue = async (page: Page): Promise<void> => {
    ensure(page.status < 500, `${id} got ${page.status}.`);
    if (page.step === "result" && page.outcome !== "paid")
      ensure((await chargesOf(reference)).length === 0, `${id} says ${page.outcome} and was charged.`);
  };
  const answer = await submit();
  ensure(answer.status === 303, `${id}: the submit was answered ${answer.status}.`);
  await way.be({ kind: "none" });
  const first = await lookUntil(openPayer(origin), id, isStanding, { look: ensureTrue });
  const sales = (await gatePaymentsOf(reference)).map((payment) => payment.sales);
  ensure(sales.length <= 1 && (sales[0] ?? 0) <= 1, `${id}: ${sales.join(", ")} sales by one submit.`);
  if (!isPaid(first)) {
    await (
      await openPayer(origin).cardForm(id)
    )();
    await lookUntil(openPayer(origin), id, isPaid, { look: ensureTrue });
  }
  const charged = (await chargesOf(reference)).length;
  ensure(charged === 1, `${id} was charged ${charged} times.`);
  await way.be(trouble);
  return isPaid(first) ? "paid" : "nothing sent, paid at the second try";
};

/** Nine ways in which the network between Checkout and the Gate fails at the sale. */
export const gateWay: Part = {
  name: "gate-way",
  run: async () => {
    const gatePort = await freePort();
    const way = await openWay(gatePort);
    const env = { GATE_URL: `http://127.0.0.1:${way.port}` };
    try {
      return await withCluster(
        { instances: 1, proxied: false, gatePort, envOf: () => env },
        async ({ origin }) => {
          const ends: string[] = [];
          for (const [name, trouble] of Object.entries(troubles)) {
            await way.be(trouble);
            const how = await inLanes(Array.from({ length: each }), 1, (_, at) =>
              pay(origin, way, trouble, at % 2 === 1),
            );
            ends.push(`${name}: ${tally(how)}`);
          }
          await way.be({ kind: "none" });
          return {
            did: `${ends.length * each} payments over a bad way to the Gate, with and without callback: ${ends.join("; ")}.`,
            ledger: `${ends.length * each} invoices, one charge each; no submit was two sales; no page denied a charge.`,
          };
        },
      );
    } finally {
      await way.close();
    }
  },
};

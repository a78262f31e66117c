import type { Cluster } from "@/e2e/cluster/cluster";
import { ensure, inLanes, pause, tally, until } from "@/e2e/cluster/part";
import { isPaid, lookUntil, openPayer, placeInvoice, type Order, type Page } from "@/e2e/cluster/payer";
import { chargesOf, decide, gatePaymentsOf } from "@/e2e/journeys/support/sandbox";

/** What takes the store away, and what brings it back. */
export type Outage = { readonly goAway: () => Promise<unknown>; readonly comeBack: () => Promise<unknown> };

const width = 6;

/** A page after which the payer may hand in his card (again): nothing was taken. */
const mayPay = ({ step, outcome }: Page): boolean =>
  step === "card" || step === "method" || (step === "result" && outcome === "notStarted");

/** Whatever a page says, no charge is denied; read before the ledger, which only grows. */
const truthOf =
  ({ reference, invoice_id: id }: Order) =>
  async ({ step, outcome }: Page): Promise<void> => {
    if (step === "result" && outcome !== "paid")
      ensure((await chargesOf(reference)).length === 0, `${id} says ${outcome} and was charged.`);
  };

/** A payer who wants to have paid: hands in, looks, and hands in again only where a page lets him. */
export const payAtLast = async (origin: string, order: Order, within = 60_000): Promise<string> => {
  const payer = openPayer(origin);
  const look = truthOf(order);
  let submits = 0;
  for (const deadline = performance.now() + within; ;) {
    const page = await lookUntil(payer, order.invoice_id, (each) => isPaid(each) || mayPay(each), {
      look,
      within,
    });
    if (isPaid(page)) break;
    ensure(performance.now() < deadline, `${order.invoice_id} could not be paid within ${within / 1000} s.`);
    const submit = await payer.cardForm(order.invoice_id).catch(() => null);
    if (submit === null) continue;
    submits += 1;
    const went = await submit().catch(() => null);
    if (went === null || went.status !== 303 || /faults=/.test(went.location ?? "")) await pause(300);
  }
  const charged = (await chargesOf(order.reference)).length;
  ensure(charged === 1, `${order.invoice_id} was charged ${charged} times.`);
  return submits <= 1 ? "paid" : "paid at a later try";
};

/** Without the store: no new payment reaches the Gate, callbacks are refused; with it again all ends right. */
export const playOutage = async ({ origin }: Cluster, { goAway, comeBack }: Outage): Promise<string> => {
  const places = Array.from({ length: width });
  const open = await inLanes(places, 2, async () => {
    const order = await placeInvoice({ outcome: { kind: "processing" }, status: "http500" });
    await (
      await openPayer(origin).cardForm(order.invoice_id)
    )();
    return order;
  });
  const fresh = await inLanes(places, 2, async () => {
    const order = await placeInvoice();
    return { order, submit: await openPayer(origin).cardForm(order.invoice_id) };
  });
  await goAway();
  let told: readonly string[] = [];
  let refused: readonly string[] = [];
  try {
    const answers = fresh.map(({ submit }) =>
      submit().then(
        ({ status }) => String(status),
        () => "no answer",
      ),
    );
    for (const { reference } of open)
      await decide((await gatePaymentsOf(reference))[0]?.payment_id ?? "", { kind: "success" });
    refused = await Promise.all(answers);
    for (const { order } of fresh) {
      const sent = (await gatePaymentsOf(order.reference)).length;
      ensure(sent === 0, `${order.invoice_id} was sent to the Gate without a store (${refused.join(", ")}).`);
    }
    const callbacksOf = async ({ reference }: Order): Promise<readonly (number | null)[]> =>
      (await gatePaymentsOf(reference))[0]?.callbacks
        .filter(({ status }) => status === "success")
        .map(({ http }) => http) ?? [];
    await until(
      async () => (await Promise.all(open.map(callbacksOf))).every((all) => all.length > 0),
      "Callbacks without a store",
    );
    told = (await Promise.all(open.map(callbacksOf))).flat().map(String);
    ensure(!told.includes("200"), `A callback was taken without a store: ${tally(told)}`);
    ensure(told.includes("503"), `No callback was refused with 503: ${tally(told)}`);
  } finally {
    await comeBack();
  }
  for (const order of open) {
    await lookUntil(openPayer(origin), order.invoice_id, isPaid, { look: truthOf(order), within: 60_000 });
    const charged = (await chargesOf(order.reference)).length;
    ensure(charged === 1, `${order.invoice_id} was charged ${charged} times.`);
  }
  await inLanes(fresh, 2, ({ order }) => payAtLast(origin, order));
  return `${width} new payments refused before anything was sent (${tally(refused)}), callbacks ${tally(told)}, ${width} open ones paid`;
};

/** Payers who pay one invoice after the other while something is done to the store; how each payment ended. */
export const payWhile = async (
  origin: string,
  payers: number,
  disturb: () => Promise<unknown>,
): Promise<readonly string[]> => {
  const course = { isOver: false };
  const lane = async (): Promise<readonly string[]> => {
    const ends: string[] = [];
    for (let at = 0; !course.isOver || at === 0; at += 1)
      ends.push(
        await payAtLast(origin, await placeInvoice(at % 2 === 0 ? {} : { callback: { lost: true } })),
      );
    return ends;
  };
  const all = Promise.all(Array.from({ length: payers }, lane));
  const disturbed = pause(1_500)
    .then(disturb)
    .finally(() => (course.isOver = true));
  await Promise.race([disturbed, all]);
  await disturbed;
  return (await all).flat();
};

import { withCluster } from "@/e2e/cluster/cluster";
import { inLanes, ensure, tally, type Part } from "@/e2e/cluster/part";
import { isPaid, lookUntil, openPayer, placeInvoice, type Order } from "@/e2e/cluster/payer";
import { chargesOf, gatePaymentsOf } from "@/e2e/journeys/support/sandbox";

/** Over the limit of submits that an invoice has, so that each of them comes to the lock. */
const eleven = 11;
const invoices = 90;

const submitAll = async (origin: string, order: Order, times: number): Promise<readonly string[]> => {
  const submit = await openPayer(origin).cardForm(order.invoice_id);
  const answers = await Promise.all(Array.from({ length: times }, () => submit()));
  return answers.map(({ status, location }) => `${status} ${toPlace(location)}`);
};

/** Where an answer leads, without the invoice: "porch", "card?faults=…". */
const toPlace = (location: string | null): string =>
  location === null ? "-" : location.replace(/^.*\/pay\/[^/?]+\/?/, "").replace(/#.*$/, "") || "porch";

const expectOneSale = async (origin: string, { invoice_id, reference }: Order): Promise<void> => {
  await lookUntil(openPayer(origin), invoice_id, isPaid);
  const [charges, payments] = [await chargesOf(reference), await gatePaymentsOf(reference)];
  ensure(charges.length === 1, `${invoice_id} was charged ${charges.length} times.`);
  const sales = payments.map((payment) => payment.sales);
  ensure(sales.length === 1 && sales[0] === 1, `${invoice_id} had sales ${sales.join(", ")} at the Gate.`);
};

/** A thousand submits of one invoice at once, and of ninety invoices by elevens, at three instances: one sale each. */
export const submits: Part = {
  name: "submits",
  run: () =>
    withCluster({}, async ({ origin }) => {
      const one = await placeInvoice();
      const thousand = await submitAll(origin, one, 1_000);
      const broken = thousand.filter((word) => !word.startsWith("303"));
      ensure(broken.length === 0, `Failed pages: ${tally(broken)}`);
      await expectOneSale(origin, one);
      const many = await inLanes(Array.from({ length: invoices }), 6, async () => {
        const order = await placeInvoice();
        const words = await submitAll(origin, order, eleven);
        await expectOneSale(origin, order);
        return words;
      });
      return {
        did:
          `1,000 submits of one invoice at once (${tally(thousand)}); ` +
          `${invoices} invoices by ${eleven} submits at once (${tally(many.flat())}).`,
        ledger: `one sale and one charge for each of ${invoices + 1} invoices.`,
      };
    }),
};

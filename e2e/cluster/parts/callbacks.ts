import { Client } from "pg";
import { withCluster } from "@/e2e/cluster/cluster";
import { ensure, tally, type Part } from "@/e2e/cluster/part";
import { isPaid, lookUntil, openPayer, placeInvoice } from "@/e2e/cluster/payer";
import { chargesOf, gatePaymentsOf, resendCallback } from "@/e2e/journeys/support/sandbox";

const times = 1_000;

/** The Gate sends one callback a thousand times at once to three instances: one effect, and 200 each time. */
export const callbacks: Part = {
  name: "callbacks",
  run: () =>
    withCluster({}, async ({ origin, stack }) => {
      const order = await placeInvoice();
      const submit = await openPayer(origin).cardForm(order.invoice_id);
      await submit();
      await lookUntil(openPayer(origin), order.invoice_id, isPaid);
      const paymentId = (await gatePaymentsOf(order.reference))[0]?.payment_id ?? "";
      const began = performance.now();
      await Promise.all(Array.from({ length: times }, () => resendCallback(paymentId)));
      const seconds = (performance.now() - began) / 1000;
      const sent =
        (await gatePaymentsOf(order.reference))[0]?.callbacks.map(({ http }) => String(http)) ?? [];
      ensure(sent.length > times && sent.every((http) => http === "200"), `Answers: ${tally(sent)}`);
      const client = new Client({ connectionString: stack.databaseUrl });
      await client.connect();
      const { rows } = await client.query<{ kind: string }>("select kind from events where invoice_id = $1", [
        order.invoice_id,
      ]);
      await client.end();
      const effects = rows.filter(({ kind }) => kind === "gate.success").length;
      ensure(effects === 1, `The success was written ${effects} times.`);
      const charges = await chargesOf(order.reference);
      ensure(charges.length === 1, `Charged ${charges.length} times.`);
      return {
        did: `One callback ${times} times at once in ${seconds.toFixed(1)} s: ${tally(sent)}; written once.`,
        ledger: "one charge.",
      };
    }),
};

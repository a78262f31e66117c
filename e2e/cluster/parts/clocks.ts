import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { withCluster } from "@/e2e/cluster/cluster";
import { ensure, inLanes, tally, type Part } from "@/e2e/cluster/part";
import { lookUntil, openPayer, placeInvoice, type Page } from "@/e2e/cluster/payer";
import { chargesOf, gatePaymentsOf } from "@/e2e/journeys/support/sandbox";
import { root } from "@/e2e/run/root.mjs";
import type { Faults } from "@/e2e/sandbox/shared/faults";

const minutes = 60_000;
/** The third instance is right. */
const skews = [-10 * minutes, 10 * minutes, 0];
const times = 60;

const skewEnv = (at: number): Readonly<Record<string, string>> => ({
  NODE_OPTIONS: `--import=${pathToFileURL(join(root, "e2e/cluster/preload/skew.mjs")).href}`,
  CLOCK_SKEW_MS: String(skews[at] ?? 0),
});

/** By turns: paid at once, no callback at all, a sale without an answer, a sale that never arrived. */
const kinds = [
  {},
  { callback: { lost: true } },
  { sale: "resetAfterAccept", callback: { lost: true } },
  { sale: "timeoutNotAccepted" },
] as const satisfies readonly Faults[];

/** Three instances, one ten minutes late, one ten minutes early: whoever asks the Gate, payments end as they must. */
export const clocks: Part = {
  name: "clocks",
  run: () =>
    withCluster({ envOf: skewEnv }, async ({ origin }) => {
      const ends = await inLanes(Array.from({ length: times }), 3, async (_, at) => {
        const faults: Faults = kinds[at % kinds.length] ?? {};
        const isNever = faults.sale === "timeoutNotAccepted";
        const { invoice_id: id, reference } = await placeInvoice(faults);
        await (
          await openPayer(origin).cardForm(id)
        )();
        const look = async (page: Page): Promise<void> => {
          ensure(page.status < 500, `${id} got ${page.status}.`);
          if (page.step === "result" && page.outcome !== "paid")
            ensure((await chargesOf(reference)).length === 0, `${id} says ${page.outcome} and was charged.`);
        };
        const isEnd = ({ step, outcome }: Page): boolean =>
          step === "result" && (isNever ? outcome === "notStarted" : outcome === "paid");
        await lookUntil(openPayer(origin), id, isEnd, { look });
        const sales = (await gatePaymentsOf(reference)).map((payment) => payment.sales);
        ensure(sales.join() === "1", `${id}: ${sales.join(", ")} sales.`);
        const charged = (await chargesOf(reference)).length;
        ensure(charged === (isNever ? 0 : 1), `${id} was charged ${charged} times.`);
        return isNever ? "not started" : "paid";
      });
      return {
        did: `${times} payments at three instances whose clocks are 10 minutes late, 10 early and right: ${tally(ends)}.`,
        ledger: `as the pages say; one sale each.`,
      };
    }),
};

import { figure, median, rounded, type Figure } from "@/e2e/bench/figure";
import { startEmptyNext } from "@/e2e/bench/empty-next";
import { forever, press, type Load } from "@/e2e/bench/load";
import { placeOrder } from "@/e2e/bench/shop";
import type { Stack } from "@/e2e/run/stack.mjs";

const rounds = 5;
const busy = { connections: 10, ms: 4_000 };

/** The card page of one invoice under load, by turns with an empty page of the same framework. */
export const measurePages = async (stack: Stack): Promise<Figure[]> => {
  const { invoice_id: id } = await placeOrder(stack);
  const empty = await startEmptyNext();
  const loads = { ours: [] as Load[], empty: [] as Load[] };
  const ours = `${stack.urls.checkout}/pay/${id}/card`;
  try {
    for (const url of [ours, empty.url]) await press(forever({ url }), busy);
    for (let round = 0; round < rounds; round += 1) {
      loads.empty.push(await press(forever({ url: empty.url }), busy));
      loads.ours.push(await press(forever({ url: ours }), busy));
    }
  } finally {
    await empty.stop();
  }
  const rate = (all: readonly Load[]): number => median(all.map(({ perSecond }) => perSecond));
  const tell = (all: readonly Load[]): string =>
    `${Math.round(rate(all))}/s, p99 ${Math.round(median(all.map(({ p99 }) => p99)))} ms`;
  const failures = [...loads.ours, ...loads.empty].reduce((sum, load) => sum + load.failures, 0);
  return [
    figure(
      "Card pages a second, against an empty page",
      rounded(rate(loads.ours) / rate(loads.empty)),
      "×",
      { least: 0.9 },
      `${tell(loads.ours)} against ${tell(loads.empty)}; ${failures} failed`,
    ),
  ];
};

import { figure, median, rounded, type Figure } from "@/e2e/bench/figure";
import { startEmptyNext } from "@/e2e/bench/empty-next";
import { forever, press, type Load } from "@/e2e/bench/load";
import { processOn, processorMs } from "@/e2e/bench/processor";
import { placeOrder } from "@/e2e/bench/shop";
import type { Stack } from "@/e2e/run/stack.mjs";

const rounds = 5;
const busy = { connections: 10, ms: 4_000 };

type Loads = (Load & { readonly processorMs: number })[];

const pressPage = async (url: string): Promise<Loads[number]> => {
  const pid = processOn(new URL(url).port);
  const before = processorMs(pid);
  const load = await press(forever({ url }), busy);
  return { ...load, processorMs: (processorMs(pid) - before) / load.requests };
};

/** The card page of one invoice under load, by turns with an empty page of the same framework. */
export const measurePages = async (stack: Stack): Promise<Figure[]> => {
  const { invoice_id: id } = await placeOrder(stack);
  const empty = await startEmptyNext();
  const loads = { ours: [] as Loads, empty: [] as Loads };
  const ours = `${stack.urls.checkout}/pay/${id}/card`;
  try {
    // The first answers of a process are slow ones.
    for (const url of [ours, empty.url, ours, empty.url]) await pressPage(url);
    for (let round = 0; round < rounds; round += 1) {
      loads.empty.push(await pressPage(empty.url));
      loads.ours.push(await pressPage(ours));
    }
  } finally {
    await empty.stop();
  }
  const rate = (all: Loads): number => median(all.map(({ perSecond }) => perSecond));
  const work = (all: Loads): number => median(all.map((load) => load.processorMs));
  const tell = (all: Loads): string =>
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
    figure(
      "Processor for an empty page, against a card page",
      rounded(work(loads.empty) / work(loads.ours)),
      "×",
      { least: 0.9 },
      `${rounded(work(loads.empty), 1)} ms against ${rounded(work(loads.ours), 1)} ms of our own process`,
    ),
  ];
};

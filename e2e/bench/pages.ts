import { startEmptyNext } from "@/e2e/bench/empty-next";
import { figure, median, rounded, type Figure } from "@/e2e/bench/figure";
import { forever } from "@/e2e/bench/load";
import { byTurns, rateRatios, tellRates, tellWork, workRatios } from "@/e2e/bench/rounds";
import { placeOrder } from "@/e2e/bench/shop";
import type { Stack } from "@/e2e/run/stack.mjs";

const plan = { rounds: 6, connections: 10, ms: 2_500 };

/** The card page of one invoice under load, by turns with an empty page of the same framework. */
export const measurePages = async (stack: Stack): Promise<Figure[]> => {
  const { invoice_id: id } = await placeOrder(stack);
  const empty = await startEmptyNext();
  try {
    const origin = stack.urls.checkout;
    const rounds = await byTurns(
      { origin, calls: forever({ url: `${origin}/pay/${id}/card` }) },
      { origin: empty.url, calls: forever({ url: empty.url }) },
      plan,
    );
    const [rates, work] = [rateRatios(rounds), workRatios(rounds)];
    const aim = { least: 0.9 };
    return [
      figure(
        "Card pages a second, against an empty page",
        rounded(median(rates)),
        "×",
        aim,
        tellRates(rounds),
        rates,
      ),
      figure(
        "Processor of an empty page, against ours",
        rounded(median(work)),
        "×",
        aim,
        tellWork(rounds),
        work,
      ),
    ];
  } finally {
    await empty.stop();
  }
};

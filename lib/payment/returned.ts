import type { Money } from "@/lib/money/money";
import type { Attempt } from "@/lib/payment/attempt";
import type { GateNews } from "@/lib/payment/news";

type Facts = Pick<Attempt, "amount" | "taken" | "left" | "returned">;

/** What was taken of the payer, as far as we know: the Gate's word, else the sum that was asked. */
const takenOf = ({ taken, amount }: Facts): Money => taken ?? amount;

/** What went back never comes again: "all" stays "all", whatever arrives late. */
export function returnedAfter(attempt: Facts, { status }: Pick<GateNews, "status">): Attempt["returned"] {
  if (status === "returned") return "all";
  return status === "partlyReturned" && attempt.returned === "none" ? "part" : attempt.returned;
}

/**
 * What the merchant still has after this news, or null where nobody said. A refund's message names the rest in
 * `payment.sum`; of several the smallest counts, in whatever order they come. Source: gate.md 14.
 */
export function leftAfter(attempt: Facts, { status, sum }: Pick<GateNews, "status" | "sum">): Money | null {
  const taken = takenOf(attempt);
  if (status === "returned") return { ...taken, minor: 0 };
  if (status !== "partlyReturned" || sum === null || sum.currency !== taken.currency) return attempt.left;
  if (sum.minor >= taken.minor) return attempt.left;
  return attempt.left !== null && attempt.left.minor <= sum.minor ? attempt.left : sum;
}

/** What went back so far and what is left, where the Gate named the sums. */
export function returnedSums(
  attempt: Facts | null,
): { readonly returned: Money; readonly left: Money } | null {
  if (attempt === null || attempt.left === null || attempt.returned === "none") return null;
  const taken = takenOf(attempt);
  return { returned: { ...taken, minor: taken.minor - attempt.left.minor }, left: attempt.left };
}

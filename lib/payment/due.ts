import type { Attempt } from "@/lib/payment/attempt";
import type { Money } from "@/lib/money/money";
import type { GateNews } from "@/lib/payment/news";

const same = (one: Money, other: Money): boolean =>
  one.currency === other.currency && one.minor === other.minor;

/**
 * Whether a sum that the Gate speaks of is this try's own: the one that was asked for, or the one that a verified
 * message of the Gate told the payer to send (a provider picks a near sum so as to know the transfer by it). The one
 * place where a changed sum is agreed to; any other sum stays a part or a doubt. Source: gate.md 12.2, 21.
 */
export const isSumOf = ({ amount, announced }: Pick<Attempt, "amount" | "announced">, sum: Money): boolean =>
  same(sum, amount) || (announced !== null && same(sum, announced));

/** The announced sum after this news: the last one that was shown counts, and it stays when the display has gone. */
export const announcedAfter = (
  announced: Attempt["announced"],
  asked: Attempt["asked"] | GateNews["ask"],
): Attempt["announced"] =>
  asked?.instruction.kind === "display" && asked.instruction.amount !== null
    ? asked.instruction.amount
    : announced;

import type { Attempt, AttemptState } from "@/lib/payment/attempt";
import type { GateNews } from "@/lib/payment/news";
import { isOpen } from "@/lib/payment/transition";

/** States of the Gate in which it waits for somebody: what it asked stands, even when a message does not repeat it. */
const stillAsks = (wireStatus: string): boolean => wireStatus.toLowerCase().startsWith("awaiting");

/**
 * What the Gate wants of the payer after this piece of news. An ask that was answered never comes back, however often
 * the Gate repeats it; an older message never replaces a newer ask; and when the try has ended nothing is asked.
 */
export function askedAfter(attempt: Attempt, news: GateNews, next: AttemptState | null): Attempt["asked"] {
  const { asked, answered } = attempt;
  if (!isOpen(next ?? attempt.state)) return null;
  if (news.status !== "waiting") return asked;
  if (asked !== null && news.at !== null && asked.at !== null && news.at < asked.at) return asked;
  if (news.ask === null) {
    const isNewer = asked !== null && news.at !== null && asked.at !== null && news.at > asked.at;
    return isNewer && !stillAsks(news.wireStatus) ? null : asked;
  }
  if (answered.includes(news.ask.key) || asked?.key === news.ask.key) return asked;
  // The Gate says the same again in other words: the code that is on its way stays so.
  const goesOn = asked?.instruction.kind === "confirmation" && news.ask.instruction.kind === "confirmation";
  return { ...news.ask, at: news.at, ...(goesOn && asked.codeSent && { codeSent: asked.codeSent }) };
}

import type { Attempt, AttemptState } from "@/lib/payment/attempt";
import type { GateNews } from "@/lib/payment/news";
import { isOpen } from "@/lib/payment/transition";

/** States of the Gate in which it waits for somebody: what it asked stands, even when a message does not repeat it. */
const stillAsks = (wireStatus: string): boolean => wireStatus.toLowerCase().startsWith("awaiting");

/** How many answers to our own questions, since we answered, it takes to believe that the Gate never got it. */
export const unheardAnswerAfter = 8;

/**
 * We answered, and the Gate still waits for that answer whenever it is asked: it was lost on its way, or claimed by a
 * process that died before it sent anything. Never by a callback: that one may be older than the answer.
 */
const isAnswerLost = ({ asked, answered, checks }: Attempt, news: GateNews, key: string): boolean =>
  asked === null &&
  news.source === "status" &&
  stillAsks(news.wireStatus) &&
  checks >= unheardAnswerAfter &&
  // Marks of what it was answered with stand behind it.
  answered.findLast((each) => !each.includes(":")) === key;

/**
 * What the Gate wants of the payer after this piece of news. An ask that was answered does not come back however often
 * the Gate repeats it, unless the answer was lost; an older message never replaces a newer ask; and when the try has
 * ended nothing is asked. Source: gate.md 8.8, 10.3.
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
  if (asked?.key === news.ask.key) return asked;
  if (answered.includes(news.ask.key) && !isAnswerLost(attempt, news, news.ask.key)) return asked;
  // The Gate says the same again in other words: the code that is on its way stays so.
  const goesOn = asked?.instruction.kind === "confirmation" && news.ask.instruction.kind === "confirmation";
  return { ...news.ask, at: news.at, ...(goesOn && asked.codeSent && { codeSent: asked.codeSent }) };
}

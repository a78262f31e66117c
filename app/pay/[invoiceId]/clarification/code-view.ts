import { secondsText } from "@/app/date-text";
import type { AskedView } from "@/app/pay/[invoiceId]/clarification/field-views";
import type { Texts } from "@/lib/i18n/texts";
import type { Attempt } from "@/lib/payment/attempt";
import { nextCodeAt } from "@/lib/payment/code-round";
import { ownTimes } from "@/lib/payment/gate-clock";

/** Where a one-time code stands. Instants in milliseconds of the server's clock. */
export type CodeView = {
  /** Nothing but the code is asked for. */
  readonly isAlone: boolean;
  /** Its time is up: the field is gone, another code may be had. Source: gate.md 10.4. */
  readonly isOver: boolean;
  readonly until: number | null;
  /** When a new one can be sent; null: none. */
  readonly newCodeAt: number | null;
  readonly isOnItsWay: boolean;
  /** What the page says of it, in order. */
  readonly says: readonly string[];
};

/** How long a new code is said to be on its way. */
const onItsWayMs = 30_000;

/** Null where no code is asked for. */
export function codeView(
  asked: NonNullable<Attempt["asked"]>,
  views: readonly AskedView[],
  now: number,
  { t, locale }: Texts,
): CodeView | null {
  if (asked.instruction.kind !== "clarification") return null;
  const { code } = asked.instruction;
  const isAlone = views.length === 1 && views[0]?.kind === "code";
  if (code === null && !isAlone) return null;
  const ends = code?.until ? ownTimes(code.until, asked) : null;
  // In doubt the field stays, as the Gate decides; and no time is told that may be wrong.
  const isPast = ends !== null && now >= ends.latest;
  const until = ends !== null && ends.earliest === ends.latest ? ends.latest : null;
  const isOver = isAlone && isPast;
  const newCodeAt = nextCodeAt(asked);
  const isOnItsWay = asked.codeSent !== undefined && now - asked.codeSent.at < onItsWayMs;
  const isReady = newCodeAt !== null && newCodeAt <= now;
  const left = code?.resends ?? null;
  return {
    isAlone,
    isOver,
    // A time that is past is waited for by nobody: the page would be drawn anew for ever.
    until: isPast ? null : until,
    newCodeAt,
    isOnItsWay,
    says: [
      ...(until === null || isPast ? [] : [t("code.until", { time: secondsText(until, locale) })]),
      ...(isOnItsWay ? [t("code.onItsWay")] : []),
      // Mostly both times are one.
      ...(newCodeAt === null || newCodeAt === until || isReady || isOnItsWay
        ? []
        : [t("code.from", { time: secondsText(newCodeAt, locale) })]),
      ...(left === null || left === 0 || isOnItsWay ? [] : [t("code.remaining", { count: left })]),
      ...(newCodeAt === null && isOver && !isOnItsWay ? [t("code.noMore")] : []),
    ],
  };
}

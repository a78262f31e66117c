import { timeText } from "@/app/date-text";
import { SlipClock } from "@/components/payment/slip-clock";
import { Contain } from "@/components/ui/contain";
import type { Texts } from "@/lib/i18n/texts";

/** The Gate waits so long for each round. Source: gate.md 10.1. */
const roundMs = 30 * 60_000;

/** The time left for one round, by the server's clock. `since`: when we learned of the ask, else the Gate's time of it, ms. */
export function RoundClock({
  since,
  now,
  texts,
}: {
  readonly since: number;
  readonly now: number;
  readonly texts: Texts;
}) {
  const { t, plurals, locale } = texts;
  // The Gate's clock may be a little ahead of ours.
  const until = Math.min(since, now) + roundMs;
  const time = timeText(until, now, locale);
  const words = {
    locale,
    within: plurals("clarification.clock.within", { time }),
    by: t("clarification.clock.by", { time }),
    lastMinute: t("clarification.clock.lastMinute"),
    over: t("clarification.clock.over"),
    twoMinutes: t("clarification.clock.twoMinutes"),
    thirtySeconds: t("clarification.clock.thirtySeconds"),
  };
  return (
    <p className="clock calm">
      <Contain fallback={words.by}>
        <SlipClock expiresAt={until} serverNow={now} words={words} />
      </Contain>
    </p>
  );
}

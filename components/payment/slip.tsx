import { Contain } from "@/components/ui/contain";
import type { Tone } from "@/components/ui/say";
import { VisuallyHidden } from "@/components/ui/visually-hidden";
import { clockWords } from "@/components/payment/clock-words";
import { MerchantMark, type LogoView } from "@/components/payment/merchant-mark";
import { SlipClock } from "@/components/payment/slip-clock";
import type { Texts } from "@/lib/i18n/texts";

export type SlipRow = { readonly label: string; readonly value: string };

/** The invoice as a payer sees it; every amount and time is finished text. */
export type SlipView = {
  readonly merchant: string;
  readonly reference: string | null;
  readonly amount: { readonly text: string; readonly code: string };
  readonly what: string | null;
  /** What is being paid for; empty where the invoice does not say. */
  readonly lines: readonly SlipRow[];
  /** Part of the sum, where the payer bears it. */
  readonly fee: string | null;
  /** `by` is the finished time of day (and date); times in milliseconds. Null: no end, or no matter any more. */
  readonly clock: { readonly expiresAt: number; readonly serverNow: number; readonly by: string } | null;
  readonly stamp: { readonly text: string; readonly tone: Tone } | null;
  /** Date, operation, card: makes the slip a receipt. */
  readonly receipt: readonly SlipRow[];
};

const STAMP_CLASS = {
  good: "stamp",
  wait: "stamp stamp-wait",
  bad: "stamp stamp-bad",
} as const satisfies Record<Tone, string>;

/** Longer amounts get smaller figures, so that they stay on one line of a narrow slip also in a wide typeface. */
const AMOUNT_CLASSES: readonly (readonly [upTo: number, className: string])[] = [
  [11, ""],
  [14, " amount-mid"],
  [17, " amount-long"],
];

const amountClass = (text: string): string =>
  AMOUNT_CLASSES.find(([upTo]) => text.length <= upTo)?.[1] ?? " amount-longest";

/** The paper slip beside every step. Source: DESIGN.md "one slip". */
export function Slip({
  texts,
  view,
  logo = null,
}: {
  readonly texts: Texts;
  readonly view: SlipView;
  readonly logo?: LogoView | null;
}) {
  const { t } = texts;
  const rows = view.fee === null ? view.lines : [...view.lines, { label: t("slip.fee"), value: view.fee }];
  const { text, code } = view.amount;
  return (
    <section className="slip" aria-label={t(view.receipt.length > 0 ? "receipt.label" : "frame.invoice")}>
      <div className={view.stamp === null ? "slip-head" : "slip-head stamped"}>
        <MerchantMark merchant={view.merchant} locale={texts.locale} logo={logo} />
        <p className="merchant">
          {view.merchant}
          {view.reference !== null && <small>{t("slip.order", { reference: view.reference })}</small>}
        </p>
        {view.stamp !== null && <p className={STAMP_CLASS[view.stamp.tone]}>{view.stamp.text}</p>}
      </div>
      <p className={`amount${amountClass(text)} num`}>
        <VisuallyHidden>{`${t(view.stamp === null ? "slip.amountToPay" : "slip.total")}: `}</VisuallyHidden>
        <bdi>{text}</bdi> {!text.includes(code) && <small>{code}</small>}
      </p>
      {view.what !== null && <p className="what">{view.what}</p>}
      {rows.length > 0 && (
        <>
          {/* Twice, of which one is shown: a closed fold cannot be opened by style alone in old engines. */}
          <details className="fold narrow-only">
            <summary>{t("slip.whatFor")}</summary>
            <Rows rows={rows} total={{ label: t("slip.total"), value: text }} />
          </details>
          <div className="wide-only cut">
            <Rows rows={rows} total={{ label: t("slip.total"), value: text }} />
          </div>
        </>
      )}
      {view.receipt.length > 0 && (
        <div className="cut">
          <Rows rows={view.receipt} />
        </div>
      )}
      {view.clock !== null && <Clock texts={texts} clock={view.clock} />}
    </section>
  );
}

/** A value has the page's direction, whatever letters it begins with: "Visa …" is no word from left to right here. */
function Rows({ rows, total }: { readonly rows: readonly SlipRow[]; readonly total?: SlipRow }) {
  return (
    <dl className={total === undefined ? "lines lines-whole num" : "lines num"}>
      {rows.map(({ label, value }, index) => (
        <div key={index}>
          <dt>{label}</dt>
          <dd>{value}</dd>
        </div>
      ))}
      {total !== undefined && (
        <div className="sum">
          <dt>{total.label}</dt>
          <dd>{total.value}</dd>
        </div>
      )}
    </dl>
  );
}

function Clock({ texts, clock }: { readonly texts: Texts; readonly clock: NonNullable<SlipView["clock"]> }) {
  const words = clockWords(texts, clock.by);
  return (
    <p className="clock cut">
      <Contain fallback={words.by}>
        <SlipClock expiresAt={clock.expiresAt} serverNow={clock.serverNow} words={words} />
      </Contain>
    </p>
  );
}

import type { PayByView } from "@/components/payment/pay-by";
import { fitsQrCode } from "@/components/ui/qr-code";
import type { TextKey } from "@/lib/i18n/catalogue";
import type { Texts } from "@/lib/i18n/texts";
import { formatMoney } from "@/lib/money/format";
import { minorDigits } from "@/lib/money/iso-4217";
import type { Money } from "@/lib/money/money";
import { toDecimal } from "@/lib/money/parse-amount";
import type { Display, RequisiteName } from "@/lib/payment/instruction";

const names = {
  account: "requisite.account",
  bank: "requisite.bank",
  bic: "requisite.bic",
  bankCode: "requisite.bankCode",
  bankAddress: "requisite.bankAddress",
  paymentNumber: "requisite.paymentNumber",
  reference: "requisite.reference",
  where: "requisite.where",
} as const satisfies Record<RequisiteName, TextKey>;

/** `name_of_thing` and `nameOfThing` as a reader would write them: the Gate's own titles are names of members. */
const readable = (title: string): string => {
  const words = title.replaceAll("_", " ").replaceAll(/([a-z])([A-Z])/g, "$1 $2");
  return words.slice(0, 1).toUpperCase() + words.slice(1);
};

/** What the Gate wants shown, as finished texts. `due`: the sum to send. Source: gate.md 12.2. */
export function payByView(display: Display, due: Money, texts: Texts): PayByView {
  const { t, locale } = texts;
  // Whoever types the rest elsewhere types the sum too, as digits.
  const isTyped = display.requisites.some(({ copy }) => copy) || display.receiver !== null;
  const sum = { title: t("requisite.sum"), value: formatMoney(due, locale).text, copy: isTyped };
  return {
    qr: display.qr !== null && fitsQrCode(display.qr) ? display.qr : null,
    image: display.image,
    links: display.links.map((href) => ({ href, text: linkText(href, texts) })),
    rows: [
      // A currency of unknown decimals is copied as it is shown.
      { ...sum, ...(minorDigits(due.currency) === null ? {} : { copied: toDecimal(due) }) },
      ...(display.receiver === null
        ? []
        : [{ title: t("requisite.receiver"), value: display.receiver, copy: false }]),
      ...display.requisites.map(({ name, title, value, copy }) => ({
        title: name ? t(names[name]) : readable(title),
        value,
        copy,
      })),
    ],
  };
}

const linkText = (href: string, { t }: Texts): string =>
  /^https?:/.test(href)
    ? t("instructions.openPage", { host: new URL(href).host })
    : t("instructions.openApp");

/** What the payer is to do, in one sentence: the most convenient of what is there. */
export function instructionText(display: Display, due: Money, asked: Money, texts: Texts): string {
  const { t, locale } = texts;
  const amount = formatMoney(due, locale).text;
  if (due.minor !== asked.minor || due.currency !== asked.currency)
    return t("instructions.exactly", { amount, asked: formatMoney(asked, locale).text });
  if (display.qr !== null || display.image !== null) return t("instructions.scan", { amount });
  return t(display.requisites.length > 0 ? "instructions.transfer" : "instructions.open", { amount });
}

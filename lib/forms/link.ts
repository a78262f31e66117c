import { PAY_WORDS, type PayWord } from "@/lib/brand/brand";
import type { LinkStyle } from "@/lib/brand/link-style";
import { readCustomer, type LinkCustomer } from "@/lib/forms/link-customer";
import { readDisplay, readServiceFields, readStyle, type LinkDisplay } from "@/lib/forms/link-parts";
import { lastValue, listOf, below, mapOf, readQuery, type QueryEntry } from "@/lib/forms/query";
import type { Money } from "@/lib/money/money";
import { minorDigits } from "@/lib/money/iso-4217";
import { toMinor } from "@/lib/money/parse-amount";
import { parseInvoiceId, type InvoiceId } from "@/lib/payment/invoice";
import { error, ok, type Result } from "@/lib/result";

export type { LinkCustomer, LinkDisplay };

/** Names of known parameters that were given and could not be used; never a name or a value of the payer's own. */
type Dropped = { readonly dropped: readonly string[] };

/** How the page is to look. */
type Looks = {
  readonly display: LinkDisplay;
  readonly style: LinkStyle;
  /** Null where the link leaves the word to the account. */
  readonly payButtonLabel: PayWord | null;
};

export type InvoiceLink = Dropped &
  Looks & {
    readonly kind: "invoice";
    readonly id: InvoiceId;
    readonly service: string | null;
    readonly serviceFields: Readonly<Record<string, string>>;
    readonly locale: string | null;
  };

export type ParametersLink = Dropped &
  Looks & {
    readonly kind: "parameters";
    readonly publicKey: string;
    readonly amount: Money;
    readonly referenceId: string | null;
    readonly description: string | null;
    /** Milliseconds since 1970. It may lie in the past. */
    readonly expiresAt: number | null;
    /** A well-formed address; whether it may be used is for security/return-target to say. */
    readonly returnUrl: string | null;
    readonly returnUrls: Readonly<Record<"success" | "pending" | "fail", string | null>>;
    readonly service: string | null;
    readonly serviceFields: Readonly<Record<string, string>>;
    /** A language in lower case without its region; not yet one that we speak. */
    readonly locale: string | null;
    /** Languages the switch may show; empty means all. */
    readonly availableLocales: readonly string[];
    readonly customer: LinkCustomer | null;
    readonly metadata: Readonly<Record<string, string>>;
  };

export type PaymentLink = InvoiceLink | ParametersLink;

/** Why a link cannot be opened. `referenceId.bad`: without its reference an order could be paid twice. */
export type LinkFault =
  | "cpi.bad"
  | "publicKey.missing"
  | "publicKey.bad"
  | "amount.missing"
  | "amount.bad"
  | "currency.missing"
  | "currency.unknown"
  | "referenceId.bad";

const limits = { description: 512, referenceId: 255, url: 2_048 } as const;
const code = /^[a-z0-9][a-z0-9._-]{0,98}[a-z0-9]$/;
const metadataLimits = { pairs: 50, name: /^(?!__proto__$)[^]{1,255}$/, value: 1_000 };

/**
 * Reads a payment link. Everything in it is the payer's: known names only, bounded, typed. A name given twice counts by
 * its last value. Unknown names are ignored, bad optional values are dropped and named, bad required ones are faults; a
 * description is cut to its limit. With `cpi` all else but look, language and service is ignored. Source: public-api.md 2.2.
 */
export function parseLink(query: URLSearchParams): Result<PaymentLink, readonly LinkFault[]> {
  const entries = readQuery(query);
  const cpi = lastValue(entries, "cpi");
  return cpi === null ? readParameters(entries) : readInvoiceLink(entries, cpi);
}

function readInvoiceLink(
  entries: readonly QueryEntry[],
  cpi: string,
): Result<InvoiceLink, readonly LinkFault[]> {
  const id = parseInvoiceId(cpi);
  if (id === null) return error(["cpi.bad"]);
  const dropped: string[] = [];
  const looks = readLooks(entries, dropped);
  const service = lastValue(entries, "service");
  const isCode = service !== null && code.test(service);
  if (service !== null && !isCode) dropped.push("service");
  return ok({
    kind: "invoice",
    id,
    service: isCode ? service : null,
    serviceFields: readServiceFields(entries, dropped),
    ...looks,
    locale: readLocale(entries, dropped),
    dropped,
  });
}

function readParameters(entries: readonly QueryEntry[]): Result<ParametersLink, readonly LinkFault[]> {
  const faults: LinkFault[] = [];
  const dropped: string[] = [];
  const publicKey = lastValue(entries, "public_key") ?? "";
  if (!/^[A-Za-z0-9_-]{4,200}$/.test(publicKey))
    faults.push(publicKey === "" ? "publicKey.missing" : "publicKey.bad");
  const amount = readAmount(entries, faults);
  const referenceId = lastValue(entries, "reference_id");
  if (referenceId !== null && referenceId.length > limits.referenceId) faults.push("referenceId.bad");
  if (faults.length > 0 || amount === null) return error(faults);
  /** One optional value: what `read` does not take is dropped by name. */
  const optional = <T>(name: string, value: string | null, read: (value: string) => T | null): T | null => {
    const taken = value === null ? null : read(value);
    if (value !== null && taken === null) dropped.push(name);
    return taken;
  };
  const metadata = mapOf(below(entries, "metadata"), metadataLimits);
  if (!metadata.whole) dropped.push("metadata");
  const at = (...path: string[]): string | null => lastValue(entries, ...path);
  const url = (name: string): string | null =>
    optional(`return_urls.${name}`, at("return_urls", name), toUrl);
  return ok({
    kind: "parameters",
    publicKey,
    amount,
    referenceId,
    description: optional("description", at("description"), cut),
    expiresAt: optional("expires", at("expires") ?? at("expired"), toTime),
    returnUrl: optional("return_url", at("return_url") ?? at("options", "return_url"), toUrl),
    returnUrls: { success: url("success"), pending: url("pending"), fail: url("fail") },
    service: optional("service", at("service"), (value) => (code.test(value) ? value : null)),
    serviceFields: readServiceFields(entries, dropped),
    locale: readLocale(entries, dropped),
    availableLocales: listOf(entries, "available_locales").flatMap((value) => toLanguage(value) ?? []),
    customer: readCustomer(entries, dropped),
    metadata: metadata.map,
    ...readLooks(entries, dropped),
    dropped,
  });
}

function readAmount(entries: readonly QueryEntry[], faults: LinkFault[]): Money | null {
  const text = lastValue(entries, "amount");
  const currency = lastValue(entries, "currency")?.toUpperCase() ?? null;
  if (text === null) faults.push("amount.missing");
  if (currency === null) faults.push("currency.missing");
  else if (minorDigits(currency) === null) faults.push("currency.unknown");
  if (text === null || currency === null || minorDigits(currency) === null) return null;
  const amount = toMinor(text, currency);
  if (amount.ok && amount.value.minor > 0) return amount.value;
  faults.push("amount.bad");
  return null;
}

const readLocale = (entries: readonly QueryEntry[], dropped: string[]): string | null => {
  const given = ["locale", "lang", "language"].flatMap((name) => lastValue(entries, name) ?? [])[0];
  const language = given === undefined ? null : toLanguage(given);
  if (given !== undefined && language === null) dropped.push("locale");
  return language;
};

/** Regions are cut off: `uk_UA` is `uk`. Source: public-api.md 2.5. */
const toLanguage = (text: string): string | null =>
  /^([a-z]{2,3})(?:[-_][a-z0-9_-]{1,20})?$/i.exec(text)?.[1]?.toLowerCase() ?? null;

const cut = (text: string): string =>
  Array.from(text.slice(0, limits.description * 2))
    .slice(0, limits.description)
    .join("");

/** Seconds, as every time of Commerce. */
const toTime = (text: string): number | null => (/^[1-9]\d{0,10}$/.test(text) ? Number(text) * 1000 : null);

/** Our own further words are taken as well. */
function readLooks(entries: readonly QueryEntry[], dropped: string[]): Looks {
  const label = lastValue(entries, "pay_button_label") ?? lastValue(entries, "style", "pay_button_label");
  const payButtonLabel = PAY_WORDS.find((word) => word === label) ?? null;
  if (label !== null && payButtonLabel === null) dropped.push("pay_button_label");
  return {
    display: readDisplay(entries, dropped),
    style: readStyle(entries, dropped),
    payButtonLabel,
  };
}

/** A web address without a name and password in it; security/return-target says which may be used. */
function toUrl(text: string): string | null {
  if (text.length > limits.url || !URL.canParse(text)) return null;
  const { protocol, username, password } = new URL(text);
  return /^https?:$/.test(protocol) && username === "" && password === "" ? text : null;
}

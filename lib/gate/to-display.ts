import "server-only";
import { isJsonObject, type JsonObject } from "@/lib/gate/json";
import { listAt, textAt } from "@/lib/gate/loose";
import { linkAddress } from "@/lib/payment/address";
import type { Display, Requisite, RequisiteName } from "@/lib/payment/instruction";

const amountTitles = new Set(["amount", "payment_amount_show", "request_amount"]);
const currencyTitles = new Set(["currency", "currency_show", "request_currency"]);
const linkTitles = new Set([
  "deeplink",
  "deep_link",
  "app_url",
  "universalurl",
  "checkouturl",
  "checkoutlink",
  "site_url",
  "link_nspk",
]);
const endTitles = new Set(["expired_timestamp", "qr code timeout"]);
const receiverTitles = new Set([
  "receiver_name",
  "merchant_name",
  "beneficiary",
  "accountname",
  "account_holder",
]);

/** What our own words exist for; any other title is shown as it came. By title in lower case. */
const names: ReadonlyMap<string, RequisiteName> = new Map([
  ["receiver_account", "account"],
  ["account_number", "account"],
  ["accountno", "account"],
  ["virtual_account_number", "account"],
  ["bank_name", "bank"],
  ["bankname", "bank"],
  ["bank", "bank"],
  ["destination_bank", "bank"],
  ["bank_bic", "bic"],
  ["bank_code", "bankCode"],
  ["bankcode", "bankCode"],
  ["bank_address", "bankAddress"],
  ["invoice_number", "paymentNumber"],
  ["id", "paymentNumber"],
  ["operation_id", "paymentNumber"],
  ["transaction_id", "paymentNumber"],
  ["reference", "reference"],
  ["destination", "where"],
]);

const imageData = (text: string): string | null =>
  /^data:image\/(?:png|jpeg|gif|svg\+xml|webp);base64,[A-Za-z0-9+/=]+$/.test(text) && text.length < 200_000
    ? text
    : null;

const seconds = (text: string): number | null => (/^\d{1,12}$/.test(text) ? Number(text) * 1_000 : null);

/** Typed into a bank's form or a terminal, however they are written. */
const typedElsewhere: ReadonlySet<RequisiteName | null> = new Set<RequisiteName>([
  "account",
  "paymentNumber",
  "reference",
]);

/** Values that are typed elsewhere digit by digit. */
const isAccountLike = (value: string): boolean => /\d{4}/.test(value) && !/\s.*\s.*\s.*\s/.test(value);

/** `display_data` in our words; null where there is none. Source: gate.md 12.2. */
export function toDisplay(body: JsonObject): Display | null {
  const entries = listAt(body, "display_data").filter(isJsonObject);
  if (entries.length === 0) return null;
  const found: { -readonly [K in keyof Display]: Display[K] } & { links: string[]; requisites: Requisite[] } =
    {
      kind: "display",
      qr: null,
      image: null,
      links: [],
      amount: null,
      receiver: null,
      expiresAt: null,
      lifetimeMs: null,
      requisites: [],
    };
  let minor: string | null = null;
  let currency: string | null = null;
  for (const entry of entries) {
    const title = (textAt(entry, "title") ?? "").trim();
    const key = title.toLowerCase();
    const data = (textAt(entry, "data") ?? "").trim();
    const type = textAt(entry, "type");
    if (data === "") continue;
    const image = imageData(data);
    if (image !== null && (type === "qr_img" || type === "qr_data")) found.image ??= image;
    else if (type === "qr_data" || (type === "add_info" && key === "qr_data")) {
      found.qr ??= data;
      const link = linkAddress(data, true);
      if (link !== null) found.links.push(link);
    } else if (type === "qr_url" || type === "qr_img" || linkTitles.has(key)) {
      const link = linkAddress(data, true);
      if (link !== null) found.links.push(link);
    } else if (amountTitles.has(key)) minor ??= data;
    else if (currencyTitles.has(key)) currency ??= data;
    else if (key === "lifetime") found.lifetimeMs = seconds(data);
    else if (endTitles.has(key)) found.expiresAt = seconds(data);
    else if (receiverTitles.has(key)) found.receiver ??= data;
    else
      found.requisites.push({
        title,
        name: names.get(key) ?? null,
        value: data,
        copy: typedElsewhere.has(names.get(key) ?? null) || isAccountLike(data),
      });
  }
  // Of nothing nobody is told to send exactly that: it would be paid in full by nothing.
  if (minor !== null && currency !== null && /^(?!0+$)\d{1,14}$/.test(minor) && /^[A-Z]{3}$/.test(currency))
    found.amount = { minor: Number(minor), currency };
  found.links = [...new Set(found.links)];
  const { qr, image, links, amount, receiver, requisites } = found;
  // A bare lifetime is nothing to pay by: the payer confirms elsewhere.
  const shows = qr ?? image ?? amount ?? receiver ?? links[0] ?? requisites[0];
  return shows === undefined || shows === null ? null : found;
}

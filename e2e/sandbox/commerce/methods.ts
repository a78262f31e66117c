import type { Texts } from "@/e2e/sandbox/commerce/texts";

export type Method = {
  code: string;
  category: string;
  /** Older answers give a plain string in place of the map. */
  name: Texts | string;
  description: Texts | string;
  hide: boolean;
};

const method = (
  code: string,
  category: string,
  name: Texts | string,
  description: Texts | string = "",
): Method => ({ code, category, name, description, hide: false });

/** In the order in which they are offered. */
export const METHODS: readonly Method[] = [
  method("payment_card", "payment_card", { en: "Card", ru: "Банковская карта", uk: "Банківська картка" }),
  method("paypal", "digital_wallet", { en: "PayPal" }),
  method("blik", "mobile_payment", { en: "BLIK" }),
  method("pix", "online_banking", { en: "Pix" }),
  method("upi_qr", "mobile_payment", {
    en: "UPI by QR code",
    ru: "UPI по QR-коду",
    uk: "UPI за QR-кодом",
  }),
  method("ideal", "online_banking", { en: "iDEAL" }),
  method("privat24", "online_banking", { en: "Privat24", ru: "Приват24", uk: "Приват24" }),
  method("sepa_direct_debit", "direct_debit", {
    en: "Direct debit",
    ru: "Списание со счёта",
    uk: "Списання з рахунку",
  }),
  method("bank_transfer", "bank_transfer", {
    en: "Bank transfer",
    ru: "Банковский перевод",
    uk: "Банківський переказ",
  }),
  method("neteller", "digital_wallet", { en: "Neteller" }),
  method("skrill", "digital_wallet", "Skrill"),
  method("paysafecard", "prepaid_voucher", { en: "paysafecard" }),
  method("mobile_account", "mobile_carrier_billing", {
    en: "Mobile phone account",
    ru: "Счёт мобильного телефона",
    uk: "Рахунок мобільного телефону",
  }),
  method("cash_terminal", "cash_payment", {
    en: "Cash at a terminal",
    ru: "Наличные в терминале",
    uk: "Готівка в терміналі",
  }),
  // Paid through the Gate: one of each kind of going on.
  method("alfa_click", "online_banking", { en: "Alfa-Click", ru: "Альфа-Клик", uk: "Альфа-Клік" }),
  method("homebank", "online_banking", { en: "Homebank" }),
  method("halyk_qr", "mobile_payment", { en: "Halyk QR" }),
  method("kassa24", "cash_payment", { en: "Kassa 24" }),
  method("mobile_kz", "mobile_carrier_billing", {
    en: "Phone account",
    ru: "Счёт телефона",
    uk: "Рахунок телефону",
  }),
  method("meridian_app", "mobile_payment", { en: "Meridian Bank" }),
  method("bitcoin", "alternative", { en: "Bitcoin", ru: "Биткойн", uk: "Біткойн" }),
  method("giropay", "online_banking", { en: "giropay" }),
  method("test", "alternative", {
    en: "Test payment",
    ru: "Тестовый платёж",
    uk: "Тестовий платіж",
  }),
];

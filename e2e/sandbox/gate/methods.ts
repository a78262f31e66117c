import type { Step } from "@/e2e/sandbox/gate/step";
import { code } from "@/e2e/sandbox/gate/steps-clarification";
import { displayQr, displayRequisites } from "@/e2e/sandbox/gate/steps-display";
import { push, redirectByGet, redirectByPost } from "@/e2e/sandbox/gate/steps-redirect";
import type { SaleForm } from "@/e2e/sandbox/gate/validate";

export type Method = {
  /** As callbacks name it. */
  readonly title: string;
  readonly form: SaleForm;
  /** Asked for by clarification where the sale lacks it. */
  readonly needs: readonly string[];
  readonly steps: readonly Step[];
};

const PERSON = ["customer.first_name", "customer.last_name", "customer.email"] as const;

const wallet = (title: string): Method => ({ title, form: "etoken", needs: [], steps: [] });
const other = (title: string, needs: readonly string[], ...steps: readonly Step[]): Method => ({
  title,
  form: "account",
  needs,
  steps,
});

export const CARD: Method = { title: "card", form: "card", needs: [], steps: [] };

/** By their path between `/v2/payment/` and `/sale`: one of each kind. Source: gate.md 2.4, 12.3, 12.3a. */
export const OTHER_METHODS: Readonly<Record<string, Method>> = {
  applepay: wallet("applepay"),
  googlepay: wallet("googlepay"),
  "online-banking/homebank": other("Homebank", ["customer.phone"], redirectByPost),
  "online-banking/alfa-click": other("Alfa-Click", [], redirectByGet),
  "wallet/qiwi-kz": other("Qiwi Kazakhstan wallet", [], redirectByGet),
  "bank-transfer/klarna": other("Klarna", ["customer.email"], redirectByGet),
  "qr/qr-halyk": other("Halyk QR", PERSON, displayQr),
  "cash-in-kz/kassa24": other("Kassa24", ["customer.phone"], displayRequisites),
  mobile: other("mobile", ["account.number"], code()),
  blik: other("blik", [], push),
};

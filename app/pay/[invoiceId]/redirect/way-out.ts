import { methodName } from "@/lib/checkout/offer";
import type { Payment } from "@/lib/checkout/load-payment";
import type { Params } from "@/lib/payment/instruction";
import { askOf } from "@/lib/payment/step";

/** Where a payer leaves to, and how. `ask`: the key of the Gate's ask; null where Commerce leads. */
export type WayOut = {
  readonly ask: string | null;
  readonly url: string;
  readonly method: "GET" | "POST";
  readonly params: Params;
  /** Who is there, as the payer knows it; null where only the address says. */
  readonly name: string | null;
};

/** The way out of an invoice: the Gate's redirect, else the one of Commerce's flow; null: none. Source: gate.md 9. */
export async function wayOut(payment: Payment, locale: string): Promise<WayOut | null> {
  const { flow } = payment.invoice;
  const ask = askOf(payment.outcome);
  if (ask?.instruction.kind === "redirect") {
    const { url, method, params } = ask.instruction;
    return { ask: ask.key, url, method, params, name: await triedMethodName(payment, locale) };
  }
  if (ask !== null || flow === null) return null;
  const name = await methodName(payment, locale);
  return { ask: null, url: flow.action, method: flow.method, params: flow.params, name };
}

/** The name of the method that the open try pays by. A card's is none: the page that comes is not the card's. */
export async function triedMethodName(payment: Payment, locale: string): Promise<string | null> {
  if (payment.outcome.kind !== "checking") return null;
  const { gateMethod, method } = payment.outcome.attempt;
  return gateMethod === "card" ? null : methodName(payment, locale, method);
}

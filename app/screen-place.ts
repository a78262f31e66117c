import { createHash } from "node:crypto";
import { cookies } from "next/headers";
import { cache } from "react";
import { requestContext } from "@/app/request-context";
import { handOffCookie } from "@/app/screen-cookies";
import { versionOf, type StateView } from "@/lib/checkout/describe-state";
import { handOffOf } from "@/lib/checkout/hand-off";
import type { Payment } from "@/lib/checkout/load-payment";
import { paths } from "@/lib/config/paths";
import type { InvoiceId } from "@/lib/payment/invoice";
import {
  isHandedOff,
  mayBePaid,
  screenState,
  type HandOff,
  type ScreenState,
} from "@/lib/screen/screen-state";

/** What this browser has handed to a phone of this payment, and where that stands. */
export type Screen = { readonly handOff: HandOff; readonly state: ScreenState };

const find = cache(async (id: InvoiceId) => handOffOf((await cookies()).get(handOffCookie)?.value, id));

/** Null: this browser has handed nothing over. Asks the store only where a cookie says so. */
export async function ownScreen(payment: Payment): Promise<Screen | null> {
  const handOff = await find(payment.invoice.id);
  return handOff === null ? null : { handOff, state: screenState(handOff, payment) };
}

/** Whether this browser follows a phone: then every page where one pays sends it to the page that follows. */
export async function followsPhone(payment: Payment): Promise<boolean> {
  const screen = await ownScreen(payment);
  return screen !== null && isHandedOff(screen.state);
}

/** Whether this browser belongs on the page of the other device: it follows one, or is a television and nobody pays yet. */
export async function belongsOnScreen(payment: Payment): Promise<boolean> {
  if (await followsPhone(payment)) return true;
  return (await requestContext()).screen.view === "tv" && payment.outcome.kind === "payable";
}

/** Another one whenever the page of the other device shows anything else. */
export const screenVersion = (payment: Payment, screen: Screen | null): string =>
  createHash("sha256")
    .update(JSON.stringify([versionOf(payment), screen?.handOff.id, screen?.state]))
    .digest("base64url")
    .slice(0, 12);

/**
 * The state of a payment for a browser that belongs on that page, or (`standsThere`) asks from it and may stay; null: for
 * every other one.
 */
export async function describeScreen(payment: Payment, standsThere: boolean): Promise<StateView | null> {
  const screen = await ownScreen(payment);
  const mayStay = standsThere && (screen === null ? mayBePaid(payment.outcome) : screen.state !== "done");
  if (!mayStay && !(await belongsOnScreen(payment))) return null;
  return {
    version: screenVersion(payment, screen),
    step: "screen",
    href: paths.screen(payment.invoice.id),
    // The page is drawn anew with each change, and its heading says it.
    message: "",
  };
}

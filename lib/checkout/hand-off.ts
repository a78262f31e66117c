import "server-only";
import { getEnv } from "@/lib/config/env";
import { log } from "@/lib/logging/log";
import { parseInvoiceId, type InvoiceId } from "@/lib/payment/invoice";
import { makeCode } from "@/lib/screen/hand-off-code";
import { mayBePaid, screenState } from "@/lib/screen/screen-state";
import { error, ok, type Result } from "@/lib/result";
import { clientAddress } from "@/lib/security/client-address";
import { giveBack, overLimit } from "@/lib/security/limits";
import { requestOrigin } from "@/lib/security/origin";
import {
  endHandOff,
  getHandOff,
  getHandOffByCode,
  makeHandOff,
  openHandOff,
  type StoredHandOff,
} from "@/lib/store/hand-offs";
import { count, hit, unhit } from "@/lib/store/rate";
import { loadPayment, type Payment } from "@/lib/checkout/load-payment";
import { randomBelow } from "@/lib/checkout/random";

/** Shown in words on the screen; the invoice's own end may come first. Source: devices.md 3.2. */
const lastsMs = 600_000;
/** One clash in some hundred million; more than three are no accident. */
const tries = 3;
/** So many misses a minute, over all addresses, are somebody at work. */
const alarmEvery = 100;

const parseId = (text: string | null | undefined): string | null =>
  /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(text ?? "") ? (text ?? null) : null;

/** A new code for an invoice that may be paid now; the one that it had opens nothing any more. */
export async function handOver(id: InvoiceId): Promise<Result<StoredHandOff, "notNow">> {
  const loaded = await loadPayment(id);
  if (!loaded.ok || !mayBePaid(loaded.value.outcome)) return error("notNow");
  const until = loaded.value.invoice.expiresAt;
  for (let again = 0; again < tries; again += 1) {
    const made = await makeHandOff(id, makeCode(randomBelow), { lastsMs, until });
    if (made === null) continue;
    log("info", "handOff.made", { invoice: id });
    return ok(made);
  }
  throw new Error("No code was free.");
}

/** The screen pays by itself again. False while the phone is paying: then it goes on following. */
export async function takeBack(handOffId: string | undefined, id: InvoiceId): Promise<boolean> {
  const handOff = await handOffOf(handOffId, id);
  if (handOff === null) return true;
  const loaded = await loadPayment(id);
  if (loaded.ok && screenState(handOff, loaded.value) === "paying") return false;
  await endHandOff(handOff.id);
  return true;
}

/** What the browser that holds this cookie has handed over of this invoice; null: nothing. */
export async function handOffOf(handOffId: string | undefined, id: InvoiceId): Promise<StoredHandOff | null> {
  const known = parseId(handOffId);
  const handOff = known === null ? null : await getHandOff(known);
  return handOff?.invoiceId === id ? handOff : null;
}

/** `open`: it may be taken over; `mine`: this very phone has done so. */
export type Found =
  | { readonly kind: "open"; readonly handOff: StoredHandOff; readonly payment: Payment }
  | { readonly kind: "mine"; readonly invoiceId: InvoiceId };

/**
 * What a code opens. Wrong, used, ended and taken back answer alike, and only those count as guesses: each look is
 * counted before it is made and given back when it was right, so that many at once see no more than one after another.
 */
export async function lookUp(
  code: string | null,
  browser: string | null,
  headers: Headers,
): Promise<Result<Found, "nothing" | "tooMany">> {
  const actor = { invoiceId: null, address: clientAddress(headers, getEnv().trustedProxies) };
  const over = await overLimit(count, "guess", actor);
  if (over !== null) {
    log("warn", "limit.reached", { limit: over });
    return error("tooMany");
  }
  const found = code === null ? null : await find(code, browser);
  if (found === null) {
    const misses = await hit("guess.all", 60);
    if (misses % alarmEvery === 0) log("error", "handOff.guesses", { count: misses });
    return error("nothing");
  }
  await giveBack(unhit, "guess", actor);
  return ok(found);
}

async function find(code: string, browser: string | null): Promise<Found | null> {
  const handOff = await getHandOffByCode(code);
  const id = parseInvoiceId(handOff?.invoiceId);
  if (handOff === null || id === null) return null;
  if (handOff.openedAt !== null)
    return browser !== null && handOff.browser === browser ? { kind: "mine", invoiceId: id } : null;
  const loaded = await loadPayment(id);
  if (!loaded.ok || screenState(handOff, loaded.value) !== "open") return null;
  return { kind: "open", handOff, payment: loaded.value };
}

/**
 * The phone's yes. The hand-off is named by its own id, which only a page that showed it knows: so it may be said that
 * another phone was quicker.
 */
export async function takeOver(
  handOffId: string,
  browser: string,
): Promise<Result<InvoiceId, "used" | "nothing">> {
  const known = parseId(handOffId);
  if (known === null) return error("nothing");
  const opened = await openHandOff(known, browser);
  if (opened !== null) {
    log("info", "handOff.opened", { invoice: opened.invoiceId });
    return ok(opened.invoiceId);
  }
  const handOff = await getHandOff(known);
  if (handOff?.openedAt === undefined || handOff.openedAt === null) return error("nothing");
  return handOff.browser === browser ? ok(handOff.invoiceId) : error("used");
}

/** Our own origin as the asking browser knows it: what a code must lead to. */
export const ownOrigin = (headers: Headers): string => requestOrigin(headers, getEnv());

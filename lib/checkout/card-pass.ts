import "server-only";
import { bondOf } from "@/lib/checkout/admit-card";
import { steadyMs } from "@/lib/checkout/clock";
import type { Payment } from "@/lib/checkout/load-payment";
import { getEnv } from "@/lib/config/env";
import { abuseKeys } from "@/lib/security/abuse-key";
import { attackKeys } from "@/lib/security/card-testing";
import { clientAddress } from "@/lib/security/client-address";
import { issuePass, readPass, type PassBond } from "@/lib/security/pass";
import { isRaised } from "@/lib/store/card-tries";

/** Work for a browser with script, and seconds for one without; both grow with the declines of the invoice. */
const base = { bits: 17, seconds: 15 } as const;
const mostBits = 21;
const mostSeconds = 240;

export const effort = (declined: number): { readonly bits: number; readonly seconds: number } => ({
  bits: Math.min(mostBits, base.bits + 2 * declined),
  seconds: Math.min(mostSeconds, base.seconds * 2 ** declined),
});

/** A pass to wait for, whole seconds from now. */
export type Wait = { readonly pass: string; readonly seconds: number };

/**
 * What the card page asks before a card is sent: nothing; a pass that is there already; work for the script; a wait.
 * `work` carries the wait for a browser whose script is off.
 */
export type PassView =
  | { readonly kind: "none" }
  | { readonly kind: "ready"; readonly pass: string }
  | {
      readonly kind: "work";
      readonly pass: string;
      readonly mark: string;
      readonly bits: number;
      readonly wait: Wait;
    }
  | { readonly kind: "wait"; readonly wait: Wait };

type Asked = {
  /** The pass in the page's address, if there is one. */
  readonly given: string;
  /** A card was just sent back for want of a pass, or for its range. */
  readonly needed: boolean;
  /** Script is refused to this browser, or its processor is a television's. */
  readonly waits: boolean;
};

/** The payer waits once, before the form: a pass in the address that is ripe opens it. */
export async function passView(
  { invoice, account, attempts, now }: Payment,
  headers: Headers,
  { given, needed, waits }: Asked,
): Promise<PassView> {
  const env = getEnv();
  const keys = abuseKeys(account, env.abuseKey, "pass");
  const [key] = keys;
  const bond = bondOf(invoice.id, clientAddress(headers, env.trustedProxies), attempts.length);
  const fate = given === "" ? null : readPass(keys, bond, given, now);
  if (fate?.kind === "good") return { kind: "ready", pass: given };
  if (!needed && !(await isUnderAttack(account.commerceAccount))) return { kind: "none" };
  if (fate?.kind === "early")
    return { kind: "wait", wait: { pass: given, seconds: secondsTo(fate.readyAt, now) } };
  const { bits, seconds } = effort(attempts.filter(({ state }) => state === "declined").length);
  const wait = newWait(key, bond, now, seconds);
  if (waits) return { kind: "wait", wait };
  const pass = issuePass(key, bond, { kind: "work", bits }, now);
  return { kind: "work", pass, mark: pass.slice(pass.lastIndexOf(".") + 1), bits, wait };
}

const secondsTo = (readyAt: number, now: number): number => Math.max(1, Math.ceil((readyAt - now) / 1_000));

const newWait = (key: Buffer, bond: PassBond, now: number, seconds: number): Wait => ({
  pass: issuePass(key, bond, { kind: "wait", readyAt: now + seconds * 1_000 }, now),
  seconds,
});

/** Looked up once in two seconds: a page may be a little late, since the act itself asks the store. */
const freshMs = 2_000;
const known = new Map<string, { readonly at: number; readonly on: Promise<boolean> }>();

/** With the store away nothing is asked: the act will be refused anyway. */
function isUnderAttack(account: string): Promise<boolean> {
  const before = known.get(account);
  const at = steadyMs();
  if (before !== undefined && at - before.at < freshMs) return before.on;
  const on = isRaised(attackKeys({ account, bin: "" }).account).catch(() => false);
  known.set(account, { at, on });
  return on;
}

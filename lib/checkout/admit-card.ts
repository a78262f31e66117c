import "server-only";
import type { Pan } from "@/lib/card/pan";
import type { Account } from "@/lib/config/account";
import { getEnv } from "@/lib/config/env";
import { log } from "@/lib/logging/log";
import type { Attempt, AttemptState } from "@/lib/payment/attempt";
import type { InvoiceId } from "@/lib/payment/invoice";
import { error, ok, type Result } from "@/lib/result";
import { abuseKeys, printsOf } from "@/lib/security/abuse-key";
import {
  attackKeys,
  attackMs,
  binDeclines,
  countersOfBegin,
  countersOfEnd,
  countersOfTry,
  isAttack,
  judgeTry,
  ratio,
  type TryEnd,
} from "@/lib/security/card-testing";
import { limitedAddress } from "@/lib/security/client-address";
import { readPass, type PassBond } from "@/lib/security/pass";
import { noteTry, pushOutcome, raise, takeNote, tallyTry, type TryNote } from "@/lib/store/card-tries";
import { count } from "@/lib/store/rate";

/** The store as these acts need it; a model stands in its place where an attack is played. */
export type TryStore = {
  readonly tallyTry: typeof tallyTry;
  readonly noteTry: typeof noteTry;
  readonly count: typeof count;
  readonly takeNote: typeof takeNote;
  readonly pushOutcome: typeof pushOutcome;
  readonly raise: typeof raise;
};

const ownStore: TryStore = { tallyTry, noteTry, count, takeNote, pushOutcome, raise };

/** One card that was handed in, by whom, with the pass that came along (empty: none). */
export type Handed = {
  readonly invoiceId: InvoiceId;
  readonly account: Account;
  /** Real money may move: only then is anything counted by card, account or browser. */
  readonly real: boolean;
  readonly tries: number;
  readonly pan: Pan;
  readonly address: string | null;
  readonly device: string | null;
  readonly pass: string;
  /** The store's clock, ms. */
  readonly now: number;
};

/** Why a card was not let through to the Gate. Nothing was sent in any of these. */
export type NotAdmitted = "tooManySubmits" | "checkFirst" | "cardPaused";

const faultOf = { tooMany: "tooManySubmits", needsPass: "checkFirst", paused: "cardPaused" } as const;

/** `quiet`: a decline must not tell its reason. `note`: by what the end of the try is counted, null where nothing is. */
export type Admission = { readonly quiet: boolean; readonly note: TryNote | null };

/** To whom a pass of this payment belongs. */
export const bondOf = (invoiceId: InvoiceId, address: string | null, tries: number): PassBond => ({
  invoiceId,
  address: address === null ? null : limitedAddress(address),
  tries,
});

/**
 * Whether this card may go to the Gate, by one statement of the store. Where no real money moves everybody tries the
 * same few cards and half of them are meant to fail: nothing is counted beyond the invoice there. Throws when the store
 * is away: then nothing is sent.
 */
export async function admitCard(
  handed: Handed,
  store: TryStore = ownStore,
  own: string | null = getEnv().abuseKey,
): Promise<Result<Admission, NotAdmitted>> {
  const { account, invoiceId } = handed;
  const bond = bondOf(invoiceId, handed.address, handed.tries);
  const fate = readPass(abuseKeys(account, own, "pass"), bond, handed.pass, handed.now);
  const nonce = fate.kind === "good" ? fate.nonce : null;
  const note = {
    account: account.commerceAccount,
    ...printsOf(abuseKeys(account, own, "card")[0], handed.pan),
  };
  const test = `test.${invoiceId}`;
  const of = handed.real
    ? { ...note, device: handed.device, nonce }
    : { account: test, card: test, bin: test, device: null, nonce };
  const keys = attackKeys(note);
  const { hits, raised } = await store.tallyTry(countersOfTry(of), Object.values(keys));
  const { verdict, surge } = judgeTry(of, hits, raised);
  if (surge) await began(store, keys.account, of.account, "inFlight");
  if (verdict.kind === "pass") return ok({ quiet: verdict.quiet, note: handed.real ? note : null });
  log("warn", "limit.reached", { invoice: invoiceId, account: of.account, limit: verdict.limit });
  // Whoever still knocks with a list keeps the door watched.
  if (verdict.why === "paused") for (const key of raised) await began(store, key, of.account, "bin");
  return error(faultOf[verdict.why]);
}

/** Counts a try that has its slot and is about to be sent. Never stops it: it was let through. */
export async function beginTry(
  attemptId: string,
  note: TryNote | null | undefined,
  store: TryStore = ownStore,
): Promise<void> {
  if (!note) return;
  await store.noteTry(attemptId, note, countersOfBegin(note)).catch(notCounted(attemptId));
}

const notCounted =
  (attempt: string) =>
  (reason: unknown): void =>
    log("error", "limit.notCounted", { attempt, error: reason });

/** States that end a try. */
const ends: Readonly<Partial<Record<AttemptState, TryEnd>>> = {
  declined: "declined",
  paid: "paid",
  partial: "paid",
  refused: "refused",
};

/**
 * Counts how a try ended, where that state is an end: the only way in which an attack is told from a good day. Never
 * throws into a payment.
 */
export async function settleTry(
  { id, gateMethod }: Pick<Attempt, "id" | "gateMethod">,
  state: AttemptState,
  store: TryStore = ownStore,
): Promise<void> {
  const end = ends[state];
  if (gateMethod !== "card" || end === undefined) return;
  try {
    const note = await store.takeNote(id);
    if (note === null) return;
    const keys = attackKeys(note);
    const hits = await store.count(countersOfEnd(note, end));
    if (end === "refused") return;
    const recent = await store.pushOutcome(keys.account, end === "paid" ? "p" : "d", ratio.most);
    if (end === "paid") return;
    if (isAttack(recent)) await began(store, keys.account, note.account, "ratio");
    if ((hits.at(-1) ?? 0) >= binDeclines) await began(store, keys.bin, note.account, "bin");
  } catch (reason) {
    notCounted(id)(reason);
  }
}

async function began(store: TryStore, key: string, account: string, reason: string): Promise<void> {
  if (await store.raise(key, attackMs)) log("error", "attack.began", { account, reason });
}

import "server-only";
import { findAccount } from "@/lib/config/accounts";
import { getEnv } from "@/lib/config/env";
import type { Account } from "@/lib/config/account";
import { log } from "@/lib/logging/log";
import type { Attempt } from "@/lib/payment/attempt";
import type { Invoice, InvoiceId } from "@/lib/payment/invoice";
import { outcomeOf, type Outcome } from "@/lib/payment/outcome";
import { getInvoice } from "@/lib/public-api/get-invoice";
import { error, ok, type Result } from "@/lib/result";
import { getPayment, saveInvoice } from "@/lib/store/read";
import type { InvoiceOptions, Payment as StoredPayment } from "@/lib/store/types";
import { steadyMs } from "@/lib/checkout/clock";
import { publicApi } from "@/lib/checkout/wiring";

/** One invoice being paid, with everything a page or an act needs to know of it. */
export type Payment = {
  readonly invoice: Invoice;
  readonly account: Account;
  readonly attempts: readonly Attempt[];
  readonly options: InvoiceOptions;
  readonly outcome: Outcome;
  /** The store's clock, ms. */
  readonly now: number;
};

/** `unknown`: no such invoice, or none of ours. `unavailable`: nobody can tell now; money is not touched. */
export type LoadFault = "unknown" | "unavailable";

/** How old a snapshot may be for a page. An act that moves money asks Commerce anew. */
const pageAgeMs = 4_000;

type Question = { readonly begunAt: number; readonly answer: Promise<Result<void, LoadFault>> };

const inFlight = new Map<InvoiceId, Question>();

type Freshness = {
  readonly maxAgeMs?: number;
  /** The same while a provider is at work on it: the payer may have paid there a moment ago. */
  readonly providerMaxAgeMs?: number;
  readonly strict?: boolean;
};

/**
 * Reads one invoice: the store's snapshot and tries in one round trip, refreshed from Commerce when it is older than
 * `maxAgeMs`. With Commerce out of reach an old snapshot still serves a page, never an act (`strict`).
 */
export async function loadPayment(
  id: InvoiceId,
  { maxAgeMs = pageAgeMs, providerMaxAgeMs = maxAgeMs, strict = false }: Freshness = {},
): Promise<Result<Payment, LoadFault>> {
  const arrivedAt = steadyMs();
  const known = await getPayment(id);
  const payment = toPayment(known);
  const longest = payment.ok && payment.value.outcome.kind === "atProvider" ? providerMaxAgeMs : maxAgeMs;
  const age = known.stored === null ? Infinity : known.now - known.stored.fetchedAt;
  if (age <= longest) return payment;
  const refreshed = await refresh(id, known.stored?.account ?? null, known.now, arrivedAt - longest);
  if (!refreshed.ok && (known.stored === null || strict)) return refreshed;
  return toPayment(await getPayment(id));
}

/**
 * One question to Commerce at a time for each invoice, however many pages watch it. Who needs a newer word than the
 * running question brings waits for the next one, which is shared again. `since` by this process's own clock.
 */
async function refresh(
  id: InvoiceId,
  linkAccount: string | null,
  now: number,
  since: number,
): Promise<Result<void, LoadFault>> {
  const running = inFlight.get(id);
  if (running !== undefined) {
    const answer = await running.answer;
    return running.begunAt >= since ? answer : refresh(id, linkAccount, now, since);
  }
  const begunAt = steadyMs();
  const answer = ask(id, linkAccount, now).finally(() => inFlight.delete(id));
  inFlight.set(id, { begunAt, answer });
  return answer;
}

async function ask(
  id: InvoiceId,
  linkAccount: string | null,
  askedAt: number,
): Promise<Result<void, LoadFault>> {
  const answer = await getInvoice(publicApi(), id, null);
  if (!answer.ok) {
    const gone =
      answer.error.kind === "notFound" ||
      answer.error.kind === "forbidden" ||
      answer.error.kind === "invalid";
    if (!gone) log("warn", "commerce.unavailable", { invoice: id, code: answer.error.code });
    return error(gone ? "unknown" : "unavailable");
  }
  const account = accountOf(answer.value, linkAccount);
  if (account === null) {
    log("warn", "invoice.foreignAccount", { invoice: id });
    return error("unknown");
  }
  await saveInvoice(answer.value, account.commerceAccount, null, askedAt);
  return ok(undefined);
}

/**
 * The account of an invoice: the one it names, else the one whose link made it, else the only one there is. Source:
 * README, Configuration; public-api.md 3.5.
 */
function accountOf(invoice: Invoice, linkAccount: string | null): Account | null {
  const commerceAccount = invoice.commerceAccount ?? linkAccount;
  if (commerceAccount !== null) return findAccount({ commerceAccount });
  const { accounts } = getEnv();
  return accounts.length === 1 ? (accounts[0] ?? null) : null;
}

function toPayment(read: StoredPayment): Result<Payment, LoadFault> {
  if (read.stored === null) return error("unknown");
  const { invoice, options } = read.stored;
  const account = findAccount({ commerceAccount: read.stored.account });
  if (account === null) return error("unknown");
  return ok({
    invoice,
    account,
    attempts: read.attempts,
    options,
    now: read.now,
    outcome: outcomeFor(invoice, account, read.attempts, read.now),
  });
}

/** Such a flow is only begun by a choice, so somebody may be paying by it, whatever was tried before. */
const isAsked = ({ flowName }: Invoice): boolean =>
  flowName !== undefined && flowName !== null && flowName !== "hpp" && flowName !== "card";

/** The outcome of an invoice of this account; acts call it again with the rows they hold locked. */
export const outcomeFor = (
  invoice: Invoice,
  account: Account,
  attempts: readonly Attempt[],
  now: number,
): Outcome =>
  outcomeOf({
    invoice,
    attempts,
    now,
    attemptsLimit: account.attemptsLimit,
    // Without a try of ours nobody but its provider can be at work on it, also when Commerce names no address (any more).
    // So it is, too, where Commerce names an address and no method.
    atProvider:
      invoice.method === null
        ? invoice.flow !== null && attempts.length === 0
        : account.gateMethods[invoice.method] === undefined &&
          (invoice.flow !== null || attempts.length === 0 || isAsked(invoice)),
  });

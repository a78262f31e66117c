import "server-only";
import type { Account } from "@/lib/config/account";
import type { ParametersLink } from "@/lib/forms/link";
import { log } from "@/lib/logging/log";
import type { InvoiceId } from "@/lib/payment/invoice";
import { createInvoice as createInCommerce } from "@/lib/public-api/create-invoice";
import { error, ok, type Result } from "@/lib/result";
import { claimLink, completeLink, releaseLink } from "@/lib/store/links";
import { saveInvoice } from "@/lib/store/read";
import { pause, wallMs } from "@/lib/checkout/clock";
import { linkOptions } from "@/lib/checkout/link-options";
import { resumeInvoice } from "@/lib/checkout/resume-invoice";
import { publicApi } from "@/lib/checkout/wiring";

/**
 * Why no invoice came of a link. Nothing was taken in any case. `taken`: the order has one over another sum; `elsewhere`:
 * it has one that was not made here, or whose answer was lost on the way: nothing public finds an invoice by its
 * reference, and another one under another reference would not be this order. Source: public-api.md 3.2, 3.4, 16.
 */
export type CreateFault = "invalid" | "forbidden" | "taken" | "elsewhere" | "unavailable";

/** A claim of a process that died; longer than any call to Commerce. */
const staleClaimMs = 20_000;
const waitForOtherMs = 6_000;

/**
 * Makes the invoice of a payment link with parameters, once for each reference: the first of two clicks asks
 * Commerce, the other waits for its answer. Source: public-api.md 3.4, HOUSE.md 4.2.
 */
export async function createInvoiceFromLink(
  link: ParametersLink,
  account: Account,
  reference: string,
): Promise<Result<InvoiceId, CreateFault>> {
  const key = linkKey(account, reference);
  const until = wallMs() + waitForOtherMs;
  for (;;) {
    const claim = await claimLink(key, staleClaimMs);
    if (claim.kind === "done") return resumeInvoice(claim.invoiceId, link);
    if (claim.kind === "mine") return create(key, link, account, reference);
    if (wallMs() > until) return error("unavailable");
    await pause(150);
  }
}

/** References are unique for one merchant account only. Source: public-api.md 3.4. */
export const linkKey = (account: Account, reference: string): string =>
  `${account.commerceAccount}:${reference}`;

async function create(
  key: string,
  link: ParametersLink,
  account: Account,
  reference: string,
): Promise<Result<InvoiceId, CreateFault>> {
  const made = await createInCommerce(publicApi(), {
    publicKey: link.publicKey,
    amount: link.amount,
    referenceId: reference,
    description: link.description,
    returnUrl: link.returnUrl,
    returnUrls: link.returnUrls,
    // No service yet: Commerce would lead the payer to a provider at once, and he may still change his mind.
    service: null,
    serviceFields: {},
    customer: link.customer,
    metadata: link.metadata,
    expiresAt: link.expiresAt,
  });
  if (!made.ok) {
    await releaseLink(key);
    log("warn", "invoice.notCreated", {
      account: account.commerceAccount,
      code: made.error.code ?? made.error.kind,
    });
    return error(createFaults[made.error.kind]);
  }
  await saveInvoice(made.value, account.commerceAccount, linkOptions(link));
  await completeLink(key, made.value.id);
  log("info", "invoice.created", { invoice: made.value.id, account: account.commerceAccount });
  return ok(made.value.id);
}

const createFaults = {
  notFound: "forbidden",
  forbidden: "forbidden",
  invalid: "invalid",
  duplicate: "elsewhere",
  conflict: "elsewhere",
  rateLimited: "unavailable",
  unavailable: "unavailable",
} as const satisfies Record<string, CreateFault>;

import "server-only";
import type { Account } from "@/lib/config/account";
import type { ParametersLink } from "@/lib/forms/link";
import { log } from "@/lib/logging/log";
import type { MethodGroup, MethodItem } from "@/lib/methods/list-methods";
import type { InvoiceId } from "@/lib/payment/invoice";
import { error, ok, type Result } from "@/lib/result";
import { getLinkedInvoice } from "@/lib/store/links";
import { wallMs } from "@/lib/checkout/clock";
import { linkKey } from "@/lib/checkout/create-invoice";
import { linkOptions } from "@/lib/checkout/link-options";
import { findItem, methodGroups, offerForLink } from "@/lib/checkout/offer";
import { readLink } from "@/lib/checkout/read-link";
import { resumeInvoice } from "@/lib/checkout/resume-invoice";

/** What a payment link opens: an invoice that exists, or the list of ways to pay one that does not exist yet. */
export type Door =
  | {
      readonly kind: "invoice";
      readonly id: InvoiceId;
      /** The service that the link names for it, with what it fills in. */
      readonly chosen: LinkChoice | null;
    }
  | {
      readonly kind: "choose";
      readonly link: ParametersLink;
      readonly account: Account;
      readonly groups: readonly MethodGroup[];
      /** The service that the link names, where it is offered. */
      readonly chosen: MethodItem | null;
      readonly testMode: boolean;
    };

export type LinkChoice = {
  readonly service: string;
  readonly fields: Readonly<Record<string, string>>;
};

/**
 * Why a link opens nothing. `wrong`: it is not complete; `dead`: its time is over; `accountOff`: the shop may not take
 * payments by link; `duplicate`: its order has an invoice over another sum; `elsewhere`: its order has an invoice that
 * this link cannot find; `unavailable`: nobody can tell now.
 */
export type DoorFault = "wrong" | "dead" | "accountOff" | "duplicate" | "elsewhere" | "unavailable";

/** Reads a payment link and looks. It creates nothing: messengers and scanners open links too. Source: HOUSE.md 4.1. */
export async function openLink(query: URLSearchParams, locale: string): Promise<Result<Door, DoorFault>> {
  const read = readLink(query);
  if (!read.ok) {
    log("info", "link.refused", { reason: read.error.join(",") });
    return error("wrong");
  }
  const { link, account } = read.value;
  // Quiet: previews and scanners open links too. It is for the count.
  log("debug", "link.opened", { account: account?.commerceAccount ?? null });
  const chosen = link.service === null ? null : { service: link.service, fields: link.serviceFields };
  if (account === null) return ok({ kind: "invoice", id: link.id, chosen });
  const known = link.referenceId === null ? null : await getLinkedInvoice(linkKey(account, link.referenceId));
  if (known !== null) {
    const resumed = await resumeInvoice(known, link);
    if (resumed.ok) return ok({ kind: "invoice", id: resumed.value, chosen });
    return error(resumed.error === "taken" ? "duplicate" : "unavailable");
  }
  if (link.expiresAt !== null && link.expiresAt <= wallMs()) return error("dead");
  const offer = await offerForLink(account, link.amount);
  if (!offer.ok) {
    log("warn", "commerce.refused", {
      account: account.commerceAccount,
      code: offer.error.code ?? offer.error.kind,
    });
    return error(offerFaults[offer.error.kind]);
  }
  const groups = methodGroups(offer.value, account, link.amount, linkOptions(link), locale);
  return ok({
    kind: "choose",
    link,
    account,
    groups,
    // A service that is not offered leaves the whole list.
    chosen: chosen && findItem(groups, chosen.service),
    testMode: offer.value.testMode,
  });
}

const offerFaults = {
  notFound: "wrong",
  forbidden: "accountOff",
  invalid: "wrong",
  duplicate: "unavailable",
  conflict: "unavailable",
  rateLimited: "unavailable",
  unavailable: "unavailable",
} as const satisfies Record<string, DoorFault>;

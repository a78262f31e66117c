import type { DeclineGroup } from "@/lib/payment/result-codes";

/** A reason as it is for a card, and where no card paid. */
type Reason = { readonly card: DeclineGroup; readonly account: DeclineGroup };

const both = (group: DeclineGroup): Reason => ({ card: group, account: group });

/** Commerce's reasons, by what they mean to a payer. Source: public-api.md 7. */
const reasons: readonly (readonly [resolutions: string, reason: Reason])[] = [
  ["insufficient_funds", { card: "noMoney", account: "accountFunds" }],
  ["limit_violation", { card: "limit", account: "accountFunds" }],
  ["invalid_pan invalid_card invalid_details", { card: "wrongData", account: "accountData" }],
  ["invalid_cvv", { card: "wrongCode", account: "accountData" }],
  ["card_expired", both("cardExpired")],
  ["invalid_pin", { card: "cardLocked", account: "accountData" }],
  [
    "invalid_otp invalid_3ds_code client_auth_failed auth_fatal_error card_verification_failed",
    both("authFailed"),
  ],
  [
    "lost_or_stolen_card invalid_card_status functionality_is_not_permitted",
    { card: "cardReplaced", account: "accountLocked" },
  ],
  ["card_type_not_supported", both("cardNotTaken")],
  ["card_is_not_3ds_enrolled card_is_3ds_enrolled unable_to_determine_3ds_enrolment", both("notEnrolled")],
  ["issuer_decline declined declined_error", { card: "bankRefused", account: "accountRefused" }],
  ["antifraud_error access_denied", { card: "security", account: "accountRefused" }],
  ["operation_expired", both("timeOut")],
  [
    `error provider_error unknown provider_fatal_error fatal_error general_error general_fatal_error fatal_timeout
    connection_error connection_timeout_error provider_internal_error processing_error internal_error
    unable_to_reconcile`,
    both("technical"),
  ],
  [
    `invalid_request request_error invalid_credentials invalid_amount invalid_method duplicated_transaction
    duplicated_id forbidden_ip signature_error access_error`,
    both("shopSetup"),
  ],
];

const groups: ReadonlyMap<string, Reason> = new Map(
  reasons.flatMap(([resolutions, reason]) =>
    resolutions.split(/\s+/).map((resolution) => [resolution, reason] as const),
  ),
);

/** Why Commerce closed an invoice unpaid, as a group of declines; null where it gives no reason that we know. */
export const resolutionGroup = (resolution: string | null, byCard: boolean): DeclineGroup | null =>
  groups.get(resolution ?? "")?.[byCard ? "card" : "account"] ?? null;

/** What support asks for, where it may be told: words of risk systems stay with us, and `ok` is no reason. */
export const shownResolution = (resolution: string | null): string | null =>
  resolution !== null &&
  resolution !== "ok" &&
  /^[a-z0-9_]{1,60}$/.test(resolution) &&
  resolutionGroup(resolution, true) !== "security"
    ? resolution
    : null;

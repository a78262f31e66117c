import { expect, it } from "vitest";
import { resolutionGroup, shownResolution } from "@/lib/payment/resolutions";

/** All that public-api.md 7 lists, by hand: what is new there asks for its group here. */
const DOCUMENTED =
  `invalid_cvv invalid_pan invalid_card card_expired invalid_details invalid_otp invalid_3ds_code
  invalid_pin client_auth_failed insufficient_funds limit_violation lost_or_stolen_card invalid_card_status
  card_type_not_supported functionality_is_not_permitted card_is_not_3ds_enrolled card_is_3ds_enrolled
  unable_to_determine_3ds_enrolment card_verification_failed issuer_decline declined declined_error auth_fatal_error
  antifraud_error access_denied error provider_error unknown provider_fatal_error fatal_error general_error
  general_fatal_error fatal_timeout connection_error connection_timeout_error provider_internal_error processing_error
  internal_error unable_to_reconcile invalid_request request_error invalid_credentials invalid_amount invalid_method
  duplicated_transaction duplicated_id forbidden_ip signature_error access_error operation_expired`.split(
    /\s+/,
  );

it("every documented resolution means something to a payer", () => {
  expect(DOCUMENTED.filter((each) => resolutionGroup(each, true) === null)).toEqual([]);
  expect(DOCUMENTED.filter((each) => resolutionGroup(each, false) === null)).toEqual([]);
});

it("whoever paid without a card reads nothing of cards where another word is known", () => {
  expect(resolutionGroup("insufficient_funds", true)).toBe("noMoney");
  expect(resolutionGroup("insufficient_funds", false)).toBe("accountFunds");
  expect(resolutionGroup("declined", false)).toBe("accountRefused");
});

it("fine, nothing and the unknown are no reason", () => {
  for (const none of [null, "ok", "", "brand_new", "constructor"])
    expect(resolutionGroup(none, true)).toBeNull();
});

it("support is told the code, unless it is none, no code, or a risk system's", () => {
  expect(shownResolution("insufficient_funds")).toBe("insufficient_funds");
  expect(shownResolution("brand_new")).toBe("brand_new");
  for (const hidden of [null, "ok", "antifraud_error", "<b>", "x".repeat(61)])
    expect(shownResolution(hidden)).toBeNull();
});

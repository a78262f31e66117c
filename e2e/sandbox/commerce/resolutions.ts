/** Gate result codes (gate.md 20) → the platform's resolution (public-api.md 7). */
const BY_CODE: Readonly<Record<string, readonly string[]>> = {
  insufficient_funds: ["10105", "10112", "10113", "20105"],
  limit_violation: ["10101", "20101", "2642", "3355", "3357", "3358", "3360", "1422"],
  invalid_details: ["10102", "10805", "2061", "3161", "3162", "20102", "20103", "109"],
  invalid_cvv: ["10103", "3141"],
  invalid_pin: ["10107"],
  card_expired: ["10106", "3021"],
  client_auth_failed: ["104", "108", "10104", "10114", "2466", "10301", "20301", "301"],
  card_is_not_3ds_enrolled: ["10205", "10403", "10709", "10722"],
  issuer_decline: ["10201", "10206", "10806", "10811", "20106", "20107", "20201"],
  invalid_card_status: ["10204", "10810", "10812"],
  lost_or_stolen_card: ["10203"],
  antifraud_error: ["402", "10401", "10402", "10404", "10405", "10807", "20203", "20401", "20402", "3199"],
  declined: ["100", "10000", "10100", "20000", "20100"],
  fatal_timeout: ["10602", "20602"],
  provider_error: ["314", "601", "602", "603", "10202", "10505", "10601", "10603", "20202", "20206", "20601"],
  invalid_card: ["3027", "3101", "3221", "3022"],
};

const RESOLUTION_OF = new Map(
  Object.entries(BY_CODE).flatMap(([resolution, codes]) => codes.map((code) => [code, resolution] as const)),
);

export const resolutionOf = (gateCode: string): string => {
  if (/^14\d\d$/.test(gateCode)) return RESOLUTION_OF.get(gateCode) ?? "antifraud_error";
  return RESOLUTION_OF.get(gateCode) ?? "general_error";
};

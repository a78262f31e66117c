import { type Fields, listed } from "@/e2e/sandbox/gate/fields";
import { HALF_AN_HOUR, type Step } from "@/e2e/sandbox/gate/step";

/** Source: gate.md 10. */
export const clarification = (wanted: Fields): Step => ({
  kind: "clarification",
  wanted,
  status: "awaiting clarification",
  patienceMs: HALF_AN_HOUR,
  endsWith: "3191",
  instruct: () => ({ message: { clarification_fields: wanted } }),
});

export const LIST_FIELDS = listed([
  "avs_data.avs_post_code",
  "avs_data.avs_street_address",
  "customer.last_name",
]);

export const BANK_FIELDS = listed(["account.bank_id", "account.service_provider"]);

export const SCHEMA_FIELDS: Fields = {
  customer: {
    type: "object",
    description: "The payer's bank asks for these.",
    properties: {
      psu_consent_text: {
        type: "string",
        default: "I agree that Meridian Bank checks my account before it pays.",
      },
      first_name: { type: "string", maxLength: 35 },
      email: { type: "string", maxLength: 255, format: "email" },
      country: { type: "string", format: "regex", pattern: "^[a-zA-Z]{2}$" },
      billing: {
        // So the platform sends it: the properties decide, not the type.
        type: "array",
        properties: {
          city: { type: "string", maxLength: 256 },
          address: { type: "string", maxLength: 512 },
          region_code: { type: "string", format: "regex", pattern: "^[0-9A-Z]{1,3}$" },
        },
        required: ["city", "address"],
      },
      loyalty_number: { type: "string", maxLength: 20, description: "Number of the bonus card, if any" },
    },
    required: ["first_name", "email", "country"],
  },
};

/** The ask for a code after a wrong one. */
export const WRONG_CODE: Fields = {
  additional_data: {
    type: "object",
    properties: { approval_code: { type: "string" } },
    required: ["approval_code"],
    errors: [
      { property: "additional_data.approval_code", message: "The code is wrong.", constraint: "match" },
    ],
  },
};

const CODE_LIFE_MS = 80_000;
/** A person needs some seconds however fast the sandbox's clock goes. */
const SHORTEST_LIFE_MS = 6_000;

/**
 * A code that the payment system sends to the payer; another one may be asked for `resends` times, and it may be wrong
 * until the last of its `tries`. Source: gate.md 10.4.
 */
export const code = (resends = 3, tries = 1): Step => ({
  kind: "code",
  resends,
  tries,
  status: "awaiting clarification",
  patienceMs: HALF_AN_HOUR,
  endsWith: "10602",
  instruct: ({ world }) => {
    const validUntil =
      world.clock.now() + Math.max(CODE_LIFE_MS * world.clockScale, tries * SHORTEST_LIFE_MS);
    const new_attempt_time = Math.ceil(validUntil / 1_000);
    return {
      message: {
        clarification_fields: listed(["additional_data.approval_code"]),
        provider_extra_fields: {
          new_attempt_time,
          ...(resends > 0 && { resend: { new_attempt_time, available_attempts_number: resends } }),
        },
      },
      validUntil,
    };
  },
});

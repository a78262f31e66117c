import type { ContentfulStatusCode } from "hono/utils/http-status";

/** The codes of public-api.md 8 with their HTTP status and title. */
const KINDS = {
  unauthorized: [401, "Unauthorized"],
  public_creation_forbidden: [403, "Public creation is forbidden"],
  account_inactive: [403, "Account is not active"],
  not_found: [404, "Not found"],
  conflict: [409, "Conflict"],
  invalid_value: [422, "Validation failed"],
  required: [422, "Validation failed"],
  currency_not_supported: [422, "Validation failed"],
  service_not_available: [422, "Validation failed"],
  amount_out_of_range: [422, "Validation failed"],
  duplicated_reference: [429, "Duplicate request"],
  rate_limited: [429, "Too many requests"],
  provider_unavailable: [502, "Bad gateway"],
} as const satisfies Record<string, readonly [ContentfulStatusCode, string]>;

export type RefusalCode = keyof typeof KINDS;

/** The platform says no. Thrown deep in the rules, answered in one place. */
export class Refusal extends Error {
  readonly status: ContentfulStatusCode;

  constructor(
    readonly code: RefusalCode,
    detail: string,
    /** Field of the flat Public API, `/amount`; the Private API puts `/data/attributes` before it. */
    readonly pointer: string | null = null,
  ) {
    super(detail);
    this.status = KINDS[code][0];
  }
}

export const refusalBody = (refusal: Refusal, pointerPrefix = ""): unknown => ({
  errors: [
    {
      status: String(refusal.status),
      code: refusal.code,
      title: KINDS[refusal.code][1],
      detail: refusal.message,
      ...(refusal.pointer ? { source: { pointer: pointerPrefix + refusal.pointer } } : {}),
    },
  ],
});

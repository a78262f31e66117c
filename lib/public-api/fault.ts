import "server-only";
import { z } from "zod";
import { maybeObject, maybeText } from "@/lib/public-api/wire";

/**
 * Why Commerce gave nothing. `unavailable`: network, time-out, 5xx or an answer that cannot be understood: the state
 * is unknown. The others are Commerce's word: nothing was changed. Source: public-api.md 8.
 */
export type PublicApiFault = {
  readonly kind:
    "notFound" | "forbidden" | "invalid" | "duplicate" | "conflict" | "rateLimited" | "unavailable";
  /** Commerce's code, or one of our own causes: `timeout`, `network`, `garbage`. For logs and support. */
  readonly code: string | null;
  /** Which member of the request is meant, e.g. `/service_fields/email`. */
  readonly pointer: string | null;
};

const KINDS: Readonly<Record<number, PublicApiFault["kind"]>> = {
  401: "forbidden",
  403: "forbidden",
  404: "notFound",
  409: "conflict",
  429: "rateLimited",
};

const namedError = maybeObject({
  status: maybeText,
  code: maybeText,
  source: maybeObject({ pointer: maybeText }),
});

/** Three forms are about: JSON:API's list, a single `error` (text or object), and `error_type` with its codes. */
const errorBody = z.object({
  errors: z.array(namedError).catch([]),
  error: z.union([z.string().transform((code) => ({ status: null, code, source: null })), namedError]),
  error_type: maybeText,
  error_codes: z.array(maybeText).catch([]),
});

export const unavailable = (code: string): PublicApiFault => ({ kind: "unavailable", code, pointer: null });

const kindOf = (http: number, code: string | null): PublicApiFault["kind"] => {
  if (http < 400 || http >= 500) return "unavailable";
  // Commerce has one HTTP code for "too many requests" and for "this reference was used".
  return code !== null && /duplicat/i.test(code) ? "duplicate" : (KINDS[http] ?? "invalid");
};

/** What a refusal means; also one that came with HTTP 200, when it names its own status. Source: public-api.md 8. */
export const toFault = (http: number, body: unknown): PublicApiFault => {
  const parsed = errorBody.safeParse(body).data;
  const first = parsed?.errors[0] ?? parsed?.error ?? null;
  const code = first?.code ?? parsed?.error_codes[0] ?? parsed?.error_type ?? null;
  const kind = kindOf(http < 400 ? Number(first?.status ?? http) : http, code);
  const pointer = first?.source?.pointer?.replace(/^\/data(\/attributes)?(?=\/)/, "") ?? null;
  return { kind, code: code ?? (kind === "unavailable" ? `http${http}` : null), pointer };
};

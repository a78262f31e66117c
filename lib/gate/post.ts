import "server-only";
import type { GateAccess } from "@/lib/gate/access";
import { isJsonObject, parseJson, type Json, type JsonObject } from "@/lib/gate/json";
import { noteReach } from "@/lib/gate/reach";
import { sign } from "@/lib/gate/signature";
import { observe } from "@/lib/metrics/registry";
import { gateRequests } from "@/lib/metrics/table";
import { beginCall } from "@/lib/tracing/tracing";

/** How one request ended. `body`, or `list`, is null where the answer is no JSON object, or list. Never holds what was sent. */
export type PostOutcome =
  | {
      readonly kind: "answer";
      readonly http: number;
      readonly body: JsonObject | null;
      readonly list: readonly Json[] | null;
    }
  | { readonly kind: "unreachable" }
  | { readonly kind: "broken"; readonly cause: "timeout" | "reset" | "garbage" };

const MAX_ANSWER_BYTES = 1024 * 1024;

/** Faults that can only happen before the first byte of a request leaves. */
const NOTHING_SENT = new Set([
  "ECONNREFUSED",
  "ENOTFOUND",
  "EAI_AGAIN",
  "EHOSTUNREACH",
  "ENETUNREACH",
  "UND_ERR_CONNECT_TIMEOUT",
  "CERT_HAS_EXPIRED",
  "CERT_NOT_YET_VALID",
  "DEPTH_ZERO_SELF_SIGNED_CERT",
  "SELF_SIGNED_CERT_IN_CHAIN",
  "UNABLE_TO_GET_ISSUER_CERT",
  "UNABLE_TO_GET_ISSUER_CERT_LOCALLY",
  "UNABLE_TO_VERIFY_LEAF_SIGNATURE",
  "ERR_TLS_CERT_ALTNAME_INVALID",
  "ERR_SSL_WRONG_VERSION_NUMBER",
]);

const memberOf = (value: unknown, name: string): unknown =>
  typeof value === "object" && value !== null ? Reflect.get(value, name) : undefined;

/** Keeps the code and drops the error: what was sent must not travel on inside it. */
const outcomeOf = (fault: unknown): PostOutcome => {
  if (memberOf(fault, "name") === "TimeoutError") return { kind: "broken", cause: "timeout" };
  const cause = memberOf(fault, "cause");
  const code = memberOf(cause, "code");
  // No code: an unexpected redirect. HPE, Z: an answer came, but not in HTTP or not in its own encoding.
  if (typeof code !== "string" || /^(HPE|Z)_/.test(code)) return { kind: "broken", cause: "garbage" };
  const nothingSent = NOTHING_SENT.has(code) || memberOf(cause, "syscall") === "connect";
  return nothingSent ? { kind: "unreachable" } : { kind: "broken", cause: "reset" };
};

const readBody = async (answer: Response): Promise<Json> => {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of answer.body ?? []) {
    size += chunk.length;
    if (size > MAX_ANSWER_BYTES) return null;
    chunks.push(chunk);
  }
  const body = parseJson(Buffer.concat(chunks).toString("utf8"), MAX_ANSWER_BYTES);
  return body.ok ? body.value : null;
};

/** For the histogram: what the request is about, and how it ended. */
const outcomeName = (outcome: PostOutcome): string => {
  if (outcome.kind === "broken") return outcome.cause;
  return outcome.kind === "answer" ? `answer${Math.floor(outcome.http / 100)}xx` : outcome.kind;
};

/** What a request is about, as figures and traces name it. */
const requestName = (path: string): string =>
  path.split("/").find((word) => gateRequests.some((known) => known === word)) ?? "other";

const measure = (path: string, outcome: PostOutcome, startedAt: number): PostOutcome => {
  const labels = { request: requestName(path), outcome: outcomeName(outcome) };
  observe("checkout_gate_seconds", labels, (performance.now() - startedAt) / 1_000);
  noteReach(outcome.kind === "answer" && outcome.http < 500, Date.now());
  return outcome;
};

/** Which part of a body names the project and carries the signature. Source: gate.md 5.2. */
export type SignedPart = "general" | "customer";

/**
 * Signs a body in its `general` (or `customer`) and sends it once: no repetition, no redirect, no cache, one deadline for
 * everything. Throws nothing. Source: gate.md 1, 5.2; trust-and-speed.md B.4.
 */
export const post = async <Part extends SignedPart = "general">(
  gate: GateAccess,
  path: string,
  body: JsonObject & Readonly<Record<Part, JsonObject>>,
  part: Part | "general" = "general",
): Promise<PostOutcome> => {
  const signed = { ...(body[part] as JsonObject), signature: sign(body, gate.secret) };
  const startedAt = performance.now();
  const call = beginCall(`gate ${requestName(path)}`);
  const done = (outcome: PostOutcome): PostOutcome => {
    call.end(outcomeName(outcome), outcome.kind !== "answer" || outcome.http >= 500);
    return measure(path, outcome, startedAt);
  };
  try {
    const answer = await fetch(`${gate.url.replace(/\/+$/, "")}/v2/${path}`, {
      method: "POST",
      headers: { "content-type": "application/json", accept: "application/json", ...call.headers },
      body: JSON.stringify({ ...body, [part]: signed }),
      redirect: "error",
      cache: "no-store",
      signal: AbortSignal.timeout(gate.timeoutMs),
    });
    const read = await readBody(answer);
    const got = {
      kind: "answer",
      http: answer.status,
      body: isJsonObject(read) ? read : null,
      list: Array.isArray(read) ? (read as readonly Json[]) : null,
    } as const;
    return done(got);
  } catch (fault) {
    return done(outcomeOf(fault));
  }
};

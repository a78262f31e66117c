import "server-only";

import type { ProblemAnswer, ProblemKind } from "@/lib/api/schemas";

const facts = {
  "unknown-invoice": { status: 404, title: "There is no such invoice here.", retryAfter: null },
  "too-many-requests": { status: 429, title: "Too many requests from this address.", retryAfter: 60 },
  "not-now": { status: 409, title: "This invoice cannot be paid now.", retryAfter: null },
  unavailable: { status: 503, title: "Nobody can tell now. No money was touched.", retryAfter: 5 },
} as const satisfies Record<
  ProblemKind,
  { readonly status: number; readonly title: string; readonly retryAfter: number | null }
>;

/**
 * Any web page may read an answer, and no cookie goes with the question: the invoice's id is the key, and whoever has it
 * can open the page itself. Source: DECISIONS, Checkout API.
 */
export const openToAll = { "access-control-allow-origin": "*" } as const;

/** The body of a problem, after RFC 9457. */
export const toProblem = (kind: ProblemKind): ProblemAnswer => ({
  type: `urn:checkout:problem:${kind}`,
  title: facts[kind].title,
  status: facts[kind].status,
});

/** The whole answer. Nothing in it depends on what was asked: an unknown invoice and a foreign one look alike. */
export function problem(kind: ProblemKind): Response {
  const { status, retryAfter } = facts[kind];
  return Response.json(toProblem(kind), {
    status,
    headers: {
      ...openToAll,
      "content-type": "application/problem+json",
      ...(retryAfter === null
        ? {}
        : { "retry-after": String(retryAfter), "access-control-expose-headers": "Retry-After" }),
    },
  });
}

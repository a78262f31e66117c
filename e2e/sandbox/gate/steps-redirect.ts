import { randomBytes } from "node:crypto";
import { HALF_AN_HOUR, type Step, type StepContext } from "@/e2e/sandbox/gate/step";

type Value = string | undefined | { readonly [name: string]: Value };
type Body = Readonly<Record<string, Value>>;

type RedirectWish = {
  readonly method: "GET" | "POST";
  /** A member without a value makes an object that is empty on the wire; without a body it is `[]`. */
  readonly body?: Body;
  readonly mode?: number;
  /** In place of the provider's page. */
  readonly url?: string;
};

/** Nested names get brackets: `order[id]`. Source: gate.md 9, 21 row 12. */
function flat(body: Body, outer = ""): Record<string, string> {
  const entries = Object.entries(body).flatMap(([name, value]): [string, string][] => {
    const path = outer === "" ? name : `${outer}[${name}]`;
    if (value === undefined) return [];
    return typeof value === "string" ? [[path, value]] : Object.entries(flat(value, path));
  });
  return Object.fromEntries(entries);
}

/** Source: gate.md 9. */
export const redirect = ({ method, body, mode, url }: RedirectWish): Step => ({
  kind: "redirect",
  method,
  status: "awaiting redirect result",
  patienceMs: HALF_AN_HOUR,
  endsWith: "20602",
  instruct: ({ world, id }) => {
    // In the address, where a form sent by GET would lose it.
    const session = randomBytes(6).toString("hex");
    return {
      message: {
        redirect_data: {
          body: body ?? [],
          method,
          url: url ?? `${world.acsUrl}/provider/${id}?session=${session}`,
          encrypted: [],
          ...(mode !== undefined && { mode }),
        },
      },
      fields: { session, ...flat(body ?? {}) },
    };
  },
});

export const redirectByGet = redirect({ method: "GET" });

export const redirectByPost = redirect({
  method: "POST",
  body: { token: "8c1f0a77d2", lang: "en", shop: "Green Room & Söhne" },
});

/** The instruction itself stands in the body. Source: gate.md 12.3a. */
export const redirectToNowhere = redirect({
  method: "GET",
  url: "",
  body: { lifetime: "900", id: "771 204 553", destination: "Terminal" },
});

export const redirectByBadScheme = redirect({ method: "GET", url: "javascript:alert(document.domain)" });

export const redirectNested = redirect({
  method: "POST",
  body: { token: "8c1f0a77d2", order: { id: "7", payer: { name: 'Ann "A" O\'Neil' } } },
});

/** Source: gate.md 11. */
export const merchantAuth = (isStarted = false): Step => ({
  kind: "merchantAuth",
  isStarted,
  status: "awaiting merchant auth",
  patienceMs: HALF_AN_HOUR,
  endsWith: "10602",
  instruct: () => ({}),
});

/** The payer agrees on a device of their own; there is nothing to show. Source: gate.md 12.1. */
export const push: Step = {
  kind: "push",
  agreesAfterMs: 6_000,
  status: "awaiting customer action",
  patienceMs: HALF_AN_HOUR,
  endsWith: "20602",
  instruct: () => ({}),
};

const RETRY_S = 600;

/** Declined, but the same payment may be tried again for a while. Source: gate.md 17. */
export const retryOffer = (code: string): Step => ({
  kind: "retryOffer",
  status: "awaiting customer",
  declined: code,
  patienceMs: RETRY_S * 1_000,
  endsWith: code,
  instruct: ({ world }: StepContext) => ({
    members: {
      is_new_attempts_available: true,
      attempts_timeout: Math.ceil(RETRY_S * world.clockScale),
    },
  }),
});

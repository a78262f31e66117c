import { buildApp } from "@/e2e/sandbox/gate/app";
import { SEEDED_PROJECTS } from "@/e2e/sandbox/gate/seed";
import { isSignedBy, sign } from "@/e2e/sandbox/gate/signature";
import { buildWorld } from "@/e2e/sandbox/gate/world";
import { fakeClock } from "@/e2e/sandbox/shared/fake-clock";
import type { Faults } from "@/e2e/sandbox/shared/faults";

export const SECRET = "sandbox-secret-key";
export const INVOICE = "cpi_Sandbox0000000001";
export const SUCCESS_PAN = "4000000000000077";
export const DECLINE_PAN = "4111111111111111";

type Body = Record<string, unknown>;

export const ACS = "http://acs.test";
const COMMERCE = "http://commerce.test";
const CALLBACKS = "http://checkout.test/api/callbacks/gate";

type Instruction = { url: string; params: Record<string, string> };

export type CallbackMessage = {
  project_id: number;
  payment: {
    id: string;
    status: string;
    method?: string;
    date?: string;
    sum?: { amount: number; currency: string };
  };
  account?: Record<string, unknown>;
  customer?: unknown;
  operation?: Record<string, unknown> & { code: string; type: string; status: string };
  operations?: unknown[];
  errors?: { code: string; field?: string }[];
  threeds2?: { iframe?: Instruction; redirect?: Instruction };
  acs?: { pa_req: string; acs_url: string; md: string };
  redirect_data?: { url: string; method: string; body: unknown; mode?: number };
  display_data?: { type: string; title: string; data: string | number }[];
  clarification_fields?: Record<string, unknown>;
  provider_extra_fields?: Record<string, unknown>;
  signature: string;
};

const withSignature = (body: Body, place: string): Body => {
  const signature = sign(body, SECRET);
  return place === ""
    ? { ...body, signature }
    : { ...body, [place]: { ...(body[place] as object), signature } };
};

/** A Gate with no network and a clock that stands still. */
export function buildTestGate(options: { faults?: Faults; statusWindowMs?: number } = {}) {
  const clock = fakeClock(Date.UTC(2030, 0, 15, 12));
  const received: { url: string; text: string; at: number }[] = [];
  const news: Body[] = [];
  const network = {
    faults: options.faults ?? {},
    commerceIsUp: true,
    /** HTTP status of the next callbacks; 200 when used up. */
    callbackAnswers: [] as number[],
  };

  const answer = (url: string, text: string): Response => {
    if (url.startsWith(COMMERCE)) {
      if (!network.commerceIsUp) throw new TypeError("fetch failed");
      if (url === `${COMMERCE}/__sim/gate-news`) {
        news.push(JSON.parse(text) as Body);
        return new Response(null, { status: 204 });
      }
      return Response.json({ reference_id: "order-1", status: "created", faults: network.faults });
    }
    received.push({ url, text, at: clock.now() });
    return new Response(null, { status: network.callbackAnswers.shift() ?? 200 });
  };

  const world = buildWorld({
    commerceUrl: COMMERCE,
    acsUrl: ACS,
    clock,
    clockScale: 1,
    statusWindowMs: options.statusWindowMs ?? 0,
    projects: SEEDED_PROJECTS,
    fetch: async (input, init) => answer(String(input), String(init?.body ?? "")),
    log: () => {},
  });
  const app = buildApp(world);

  const postText = async (path: string, text: string, env: object = {}): Promise<Response> =>
    app.request(path, { method: "POST", body: text }, env);
  const post = (path: string, body: Body, place = "general", env: object = {}): Promise<Response> =>
    postText(path, JSON.stringify(withSignature(body, place)), env);

  return {
    app,
    world,
    clock,
    network,
    news,
    received,
    post,
    postText,
    get: async (path: string): Promise<Body> => (await app.request(path)).json() as Promise<Body>,
    callbacks: (): CallbackMessage[] => received.map(({ text }) => JSON.parse(text) as CallbackMessage),
    /** Later requests about the payment. */
    ask: (path: string, body: Body = {}, more: Body = {}): Promise<Response> =>
      post(`/v2/${path}`, { general: { project_id: 42, payment_id: "pay-1", ...more }, ...body }),
    sale: (change: Body = {}, env: object = {}): Promise<Response> =>
      post("/v2/payment/card/sale", { ...saleBody(), ...change }, "general", env),
    status: async (paymentId = "pay-1"): Promise<CallbackMessage> => {
      const general = { project_id: 42, payment_id: paymentId };
      return (await post("/v2/payment/status", { general })).json() as Promise<CallbackMessage>;
    },
    ledger: async (): Promise<{ minor: number; mask: string }[]> =>
      ((await (await app.request("/__sim/ledger")).json()) as { charges: { minor: number; mask: string }[] })
        .charges,
  };
}

export const cardOf = (pan: string): Body => ({
  pan,
  year: 2031,
  month: 8,
  card_holder: "JOHN SMITH",
  cvv: "987",
});

export const saleBody = (): Body => ({
  general: { project_id: 42, payment_id: "pay-1", merchant_callback_url: CALLBACKS },
  customer: { id: "customer_77", ip_address: "203.0.113.7" },
  payment: { amount: 400000, currency: "USD", description: "Two chairs", extra_param: INVOICE },
  card: cardOf(SUCCESS_PAN),
});

export const isWellSigned = (message: CallbackMessage): boolean =>
  isSignedBy(message, message.signature, SECRET);

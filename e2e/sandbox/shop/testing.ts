import { commerceForTest } from "@/e2e/sandbox/commerce/testing";
import { shopApp } from "@/e2e/sandbox/shop/app";
import { createWorld } from "@/e2e/sandbox/shop/world";
import { readEnv } from "@/e2e/sandbox/shared/env";

type PlacedOrder = { reference: string; url: string; invoice_id: string | null };

type ShownOrder = {
  state: string;
  callbacks: { status: string; signature_ok: boolean; verdict: string }[];
};

/** The shop against a Commerce of its own, both in this process: what Commerce says is handed on by `deliver`. */
export const shopForTest = (
  localAddress: string | null = null,
  gate: (url: string, init?: RequestInit) => Response = () => new Response(null, { status: 404 }),
) => {
  const commerce = commerceForTest();
  const fetcher = async (url: string | URL | Request, init?: RequestInit): Promise<Response> =>
    String(url).startsWith("http://127.0.0.1:4020")
      ? gate(String(url), init)
      : commerce.app.request(String(url).replace("http://127.0.0.1:4010", ""), init);
  const world = createWorld(readEnv({}), commerce.clock, fetcher, localAddress);
  const app = shopApp(world);

  const place = async (wish: object, host = "127.0.0.1:4030"): Promise<PlacedOrder> => {
    const answer = await app.request("/__sim/orders", {
      method: "POST",
      headers: { "content-type": "application/json", host },
      body: JSON.stringify({ amount: "108.90", currency: "EUR", link: "invoice", ...wish }),
    });
    return (await answer.json()) as PlacedOrder;
  };
  const shown = async (reference: string): Promise<ShownOrder> =>
    (await (await app.request(`/__sim/orders/${reference}`)).json()) as ShownOrder;

  let delivered = 0;
  const callback = (body: string, signature: string | undefined) =>
    app.request("/callbacks", {
      method: "POST",
      body,
      headers: { "content-type": "application/json", ...(signature ? { "x-signature": signature } : {}) },
    });
  /** Hands the shop what Commerce has sent since. */
  const deliver = async (order: (count: number) => number[] = (count) => [...Array(count).keys()]) => {
    const fresh = commerce.heard.slice(delivered);
    delivered = commerce.heard.length;
    for (const index of order(fresh.length)) {
      const call = fresh[index];
      if (call) await callback(call.body, call.headers["x-signature"]);
    }
  };
  return { world, app, commerce, place, shown, callback, deliver };
};

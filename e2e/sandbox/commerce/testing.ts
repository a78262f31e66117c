import type { Hono } from "hono";
import { commerceApp } from "@/e2e/sandbox/commerce/app";
import { createWorld, type World } from "@/e2e/sandbox/commerce/world";
import { fakeClock } from "@/e2e/sandbox/shared/fake-clock";
import { readEnv } from "@/e2e/sandbox/shared/env";

export const START = 1_767_225_600_000;

export type Heard = { url: string; headers: Record<string, string>; body: string };

type Attributes = Record<string, unknown>;

/** A Commerce whose shop and Gate are a list of what they heard, and whose clock is moved by hand. */
export const commerceForTest = (answerStatus: () => number = () => 200) => {
  const clock = fakeClock(START);
  const heard: Heard[] = [];
  const fetcher = async (url: string | URL | Request, init?: RequestInit): Promise<Response> => {
    heard.push({
      url: String(url),
      headers: Object.fromEntries(new Headers(init?.headers)),
      body: String(init?.body),
    });
    return new Response("", { status: answerStatus() });
  };
  const world: World = createWorld(readEnv({}), clock, fetcher);
  const app: Hono = commerceApp(world);

  const send = (method: string, path: string, body?: unknown, headers: Record<string, string> = {}) =>
    app.request(path, {
      method,
      headers: { "content-type": "application/json", ...headers },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
  const basic = (account = "coma_SandboxActive001", key = "sandbox-api-key") => ({
    authorization: `Basic ${Buffer.from(`${account}:${key}`).toString("base64")}`,
  });
  const publicly = (path: string, body: unknown) =>
    send("POST", `/public-api${path}`, { public_key: "pk_test_sandbox", ...(body as object) });
  const privately = (path: string, attributes: unknown, account?: string) =>
    send("POST", `/api${path}`, { data: { type: "payment-invoices", attributes } }, basic(account));
  const callbacks = (): Attributes[] =>
    heard
      .filter((call) => call.url.endsWith("/callbacks"))
      .map((call) => (JSON.parse(call.body) as { data: { attributes: Attributes } }).data.attributes);
  return { world, app, clock, heard, send, basic, publicly, privately, callbacks };
};

export const attributesOf = async (answer: Response): Promise<Attributes & { id: string }> => {
  const { data } = (await answer.json()) as { data: { id: string; attributes: Attributes } };
  return { ...data.attributes, id: data.id };
};

export const errorOf = async (answer: Response): Promise<[number, string, string | undefined]> => {
  const { errors } = (await answer.json()) as {
    errors: { code: string; source?: { pointer: string } }[];
  };
  return [answer.status, errors[0]?.code ?? "", errors[0]?.source?.pointer];
};

export const order = (more: Attributes = {}): Attributes => ({
  reference_id: "order-17",
  currency: "EUR",
  amount: "108.90",
  description: "Plants and pots",
  ...more,
});

export const news = (invoiceId: string, more: Attributes = {}): Attributes => ({
  invoice_id: invoiceId,
  payment_id: `${invoiceId.toLowerCase()}-0a0a0a0a-1`,
  status: "success",
  amount_minor: 10890,
  currency: "EUR",
  code: "0",
  message: "Success",
  card: {
    mask: "400000******0077",
    first6: "400000",
    last4: "0077",
    brand: "visa",
    expiry_month: "08",
    expiry_year: "2030",
    holder: "JOHN SMITH",
  },
  ...more,
});

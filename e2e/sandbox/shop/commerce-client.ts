import type { Account } from "@/e2e/sandbox/commerce/accounts";
import type { World } from "@/e2e/sandbox/shop/world";
import type { Faults } from "@/e2e/sandbox/shared/faults";

/** The platform did not do what the shop asked. The message may be shown in the CMS. */
export class CommerceError extends Error {}

const readError = (body: unknown): string => {
  const errors = (body as { errors?: { detail?: string; title?: string }[] } | null)?.errors;
  return errors?.[0]?.detail ?? errors?.[0]?.title ?? "no reason given";
};

const send = async (
  world: World,
  method: string,
  path: string,
  body: unknown,
  headers: Record<string, string> = {},
): Promise<unknown> => {
  const answer = await world
    .fetch(world.env.commerceUrl + path, {
      method,
      headers: { "content-type": "application/json", ...headers },
      body: JSON.stringify(body),
      signal: AbortSignal.timeout(10_000),
    })
    .catch((cause: unknown) => {
      throw new CommerceError("The payment platform cannot be reached.", { cause });
    });
  const parsed: unknown = await answer.json().catch(() => null);
  if (!answer.ok)
    throw new CommerceError(`The payment platform refused (${answer.status}): ${readError(parsed)}`);
  return parsed;
};

const basic = (account: Account): Record<string, string> => ({
  authorization: `Basic ${Buffer.from(`${account.id}:${account.apiKey}`).toString("base64")}`,
});

/** Makes an invoice through the Private API and gives its id. */
export const createInvoice = async (
  world: World,
  account: Account,
  attributes: Readonly<Record<string, unknown>>,
): Promise<string> => {
  const body = { data: { type: "payment-invoices", attributes } };
  const answer = await send(world, "POST", "/api/payment-invoices", body, basic(account));
  const id = (answer as { data?: { id?: unknown } } | null)?.data?.id;
  if (typeof id !== "string") throw new CommerceError("The payment platform gave no invoice number.");
  return id;
};

export const refundInvoice = async (
  world: World,
  account: Account,
  invoiceId: string,
  attributes: Readonly<Record<string, unknown>>,
): Promise<void> => {
  const body = { data: { type: "refund", attributes: { invoiceId, ...attributes } } };
  await send(world, "POST", `/api/payment-invoices/${invoiceId}/refund`, body, basic(account));
};

export const terminateInvoice = async (world: World, account: Account, invoiceId: string): Promise<void> => {
  await send(world, "POST", `/api/payment-invoices/${invoiceId}/terminate`, {}, basic(account));
};

export const setFaults = async (world: World, reference: string, faults: Faults): Promise<void> => {
  await send(world, "PUT", `/__sim/faults/${encodeURIComponent(reference)}`, faults);
};

/** Changes an invoice as no shop can: its end, its amount, its status. */
export const changeInvoice = async (
  world: World,
  invoiceId: string,
  change: { expires?: number; amount?: string; status?: "charged_back" },
): Promise<void> => {
  await send(world, "PATCH", `/__sim/invoices/${invoiceId}`, change);
};

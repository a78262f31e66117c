import { z } from "zod";
import type { World } from "@/e2e/sandbox/shop/world";

const payments = z.object({ payments: z.array(z.object({ payment_id: z.string(), status: z.string() })) });

/** The bank that thinks says its word about an invoice's last try. False: nothing waits for one. */
export const tellBank = async (
  world: World,
  invoiceId: string,
  outcome: { kind: "success" } | { kind: "decline"; code: string },
): Promise<boolean> => {
  const sim = `${world.env.gateUrl}/__sim`;
  const signal = AbortSignal.timeout(10_000);
  const answer = await world.fetch(`${sim}/payments?invoice=${encodeURIComponent(invoiceId)}`, { signal });
  const found = payments.safeParse(await answer.json().catch(() => null));
  const running = found.data?.payments.findLast(({ status }) => status === "processing");
  if (!running) return false;
  const told = await world.fetch(`${sim}/decide`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ payment_id: running.payment_id, outcome }),
    signal,
  });
  return told.ok;
};

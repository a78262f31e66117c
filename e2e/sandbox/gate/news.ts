import type { Operation, Payment } from "@/e2e/sandbox/gate/payment";
import { messageOf } from "@/e2e/sandbox/gate/codes";
import type { World } from "@/e2e/sandbox/gate/world";
import { wait } from "@/e2e/sandbox/shared/clock";

export type NewsStatus =
  | "processing"
  | "success"
  | "decline"
  | "error"
  | "partial"
  | "partially refunded"
  | "refunded"
  | "partially reversed"
  | "reversed"
  /** Money was to go back and did not. */
  | "refund declined";

const RETRY_MS = 1_000;

function cardPart(payment: Payment): object | null {
  const card = payment.instrument;
  return (
    card && {
      mask: card.number,
      first6: card.number.slice(0, 6),
      last4: card.number.slice(-4),
      brand: card.brand,
      expiry_month: String(card.month).padStart(2, "0"),
      expiry_year: String(card.year),
      holder: card.holder,
    }
  );
}

async function isTaken(world: World, body: string): Promise<boolean> {
  try {
    const answer = await world.fetch(`${world.commerceUrl}/__sim/gate-news`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body,
      signal: AbortSignal.timeout(5_000),
    });
    return answer.status < 500;
  } catch {
    return false;
  }
}

/** Each payment's news goes out in order; Commerce may come up later than the Gate. */
const lines = new WeakMap<Payment, Promise<void>>();

/** Gate → Commerce, until Commerce answers. */
export function tellCommerce(
  world: World,
  payment: Payment,
  operation: Operation,
  status: NewsStatus,
  refundedMinor?: number,
): void {
  if (payment.invoiceId === null) return;
  const body = JSON.stringify({
    invoice_id: payment.invoiceId,
    payment_id: payment.id,
    status,
    amount_minor: payment.taken.amount,
    currency: payment.taken.currency,
    code: operation.code,
    message: messageOf(operation.code),
    card: cardPart(payment),
    ...(refundedMinor !== undefined && { refunded_minor: refundedMinor }),
  });
  const before = lines.get(payment) ?? Promise.resolve();
  const send = async (): Promise<void> => {
    await before;
    while (!(await isTaken(world, body))) await wait(world.clock, RETRY_MS);
  };
  lines.set(payment, send());
}

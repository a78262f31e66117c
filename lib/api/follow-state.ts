import "server-only";

import { toState, type Asked } from "@/lib/api/answers";
import type { StateEvent } from "@/lib/api/schemas";
import { loadPayment, type Payment } from "@/lib/checkout/load-payment";
import { watchPayment } from "@/lib/checkout/watch-payment";

/** Not everything that happens is news here: a provider of Commerce moves the invoice there alone, and time passes. */
const lookMs = 10_000;

/**
 * Says the state as an event, and again whenever it has become another one. Looks when the store has news, and now and
 * then by itself. Returns the way to stop.
 */
export function followState(first: Payment, asked: Asked, say: (line: string) => void): () => void {
  const { id } = first.invoice;
  let told = "";
  let isLooking = false;
  let isCalled = false;
  const tell = (payment: Payment): void => {
    const event: StateEvent = { id, state: toState(payment, asked) };
    if (event.state.version === told) return;
    told = event.state.version;
    say(`event: state\nid: ${told}\ndata: ${JSON.stringify(event)}\n\n`);
  };
  const look = async (): Promise<void> => {
    isCalled = true;
    if (isLooking) return;
    isLooking = true;
    while (isCalled) {
      isCalled = false;
      // Who cannot read now looks again with the next news.
      const loaded = await loadPayment(id).catch(() => null);
      if (loaded?.ok === true) tell(loaded.value);
    }
    isLooking = false;
  };
  const stop = watchPayment(id, () => void look());
  const timer = setInterval(() => void look(), lookMs);
  tell(first);
  return () => {
    stop();
    clearInterval(timer);
  };
}

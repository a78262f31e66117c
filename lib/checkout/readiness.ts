import "server-only";
import { isGateSilent } from "@/lib/gate/reach";
import { storeFault, type StoreFault } from "@/lib/store/store-fault";
import { isDraining } from "@/lib/checkout/draining";

export type Unready = StoreFault | "draining";

export type Readiness = {
  readonly ready: boolean;
  readonly causes: readonly Unready[];
  /** True and worth a look, and no reason to take the traffic away. */
  readonly notes: readonly "gateSilent"[];
};

/** Anybody may ask; the store is asked this often at most, whoever asks. */
const freshMs = 1_000;

// One answer a process, however many bundles hold this module.
const shared = globalThis as {
  checkoutReadiness?: { readonly at: number; readonly fault: Promise<StoreFault | null> };
};

const storeFaultOfLate = (now: number): Promise<StoreFault | null> => {
  const last = shared.checkoutReadiness;
  if (last !== undefined && now - last.at < freshMs) return last.fault;
  const fault = storeFault();
  shared.checkoutReadiness = { at: now, fault };
  return fault;
};

/**
 * Whether new payments may be sent to this instance, and why not. A silent Gate is only told: it is silent to every
 * instance alike, and without them nobody could read what became of his payment. `now`: milliseconds, for how fresh an
 * answer is.
 */
export const readiness = async (now: number): Promise<Readiness> => {
  const fault = await storeFaultOfLate(now);
  const causes: Unready[] = [
    ...(fault === null ? [] : [fault]),
    ...(isDraining() ? ["draining" as const] : []),
  ];
  return { ready: causes.length === 0, causes, notes: isGateSilent(now) ? ["gateSilent"] : [] };
};

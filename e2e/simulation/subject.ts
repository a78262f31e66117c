import type * as paymentIdModule from "@/lib/payment/payment-id";
import type * as transitionModule from "@/lib/payment/transition";
import { Program, type Replacement } from "@/e2e/simulation/linker";

/** What is under test, as it is or with one seeded fault. `heart`: its table, before anybody watches it. */
export type Subject = { readonly program: Program; readonly heart: typeof transitionModule };

const alone = { modules: {}, fetch: null, abortSignal: null };

export const subjectOf = (replacement: Replacement | null = null): Subject => ({
  program: new Program(replacement),
  heart: new Program(replacement).instantiate(alone)<typeof transitionModule>("@/lib/payment/transition"),
});

/** The table and the ids as they should be, whatever the subject has: what a history is judged by. */
const load = new Program().instantiate(alone);
export const rightTable = load<typeof transitionModule>("@/lib/payment/transition");
export const rightIds = load<typeof paymentIdModule>("@/lib/payment/payment-id");

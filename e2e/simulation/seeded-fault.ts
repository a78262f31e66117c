import type { Replacement } from "@/e2e/simulation/linker";
import type { FaultKind } from "@/e2e/simulation/plan";

/** `amid`: what must go wrong outside for the fault to matter; nothing where it always does. */
export type SeededFault = Replacement & { readonly amid?: readonly FaultKind[] };

export type SeededFaults = Readonly<Record<string, SeededFault>>;

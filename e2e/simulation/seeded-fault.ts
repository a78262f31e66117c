import type { Replacement } from "@/e2e/simulation/linker";
import type { FaultKind, Leaning } from "@/e2e/simulation/plan";

/** `amid`: what must go wrong outside for the fault to matter, and how the Gate's payments tend to end then. */
export type SeededFault = Replacement & {
  readonly amid?: readonly FaultKind[];
  readonly leaning?: Leaning;
};

export type SeededFaults = Readonly<Record<string, SeededFault>>;

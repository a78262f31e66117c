import type { Dice } from "@/e2e/simulation/dice";
import type { Charge, GatePayment } from "@/e2e/simulation/gate/payment";
import type { Leaning } from "@/e2e/simulation/plan";
import type { Timeline } from "@/e2e/simulation/timeline";

/** What the Gate needs of the world around it. */
export type GateWorld = {
  readonly timeline: Timeline;
  readonly dice: Dice;
  readonly epoch: number;
  readonly repeated: "refused" | "told";
  readonly leaning: Leaning | null;
  /** A callback goes on its way. */
  readonly send: (raw: string, payment: GatePayment) => void;
  readonly violate: (what: string) => void;
  /** What only a store that remembers can avoid. */
  readonly violateUnlessForgotten: (what: string) => void;
  readonly isLateSuccess: () => boolean;
  readonly onCharge: (charge: Charge) => void;
};

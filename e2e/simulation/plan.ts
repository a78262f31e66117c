import { Dice } from "@/e2e/simulation/dice";

/** What may go wrong. A history has some of these, so that each also meets the others' absence. */
export const faultKinds = [
  "refusedConnection",
  "resetBefore",
  "resetAfter",
  "silentBefore",
  "silentAfter",
  "serverError",
  "garbage",
  "limbo",
  "staleAnswer",
  "callbackLate",
  "callbackLost",
  "callbackDoubled",
  "callbackForged",
  "otherSum",
  "lateSuccess",
  "storeSlow",
  "storeAway",
  "commitUnsure",
  "connectionEnded",
  "loseTail",
  "crash",
  "pause",
  "skew",
  "commerceAway",
  "reprice",
  "closing",
] as const;

/** How a Gate's payments tend to end in one history; where nothing is said, in every way. */
export type Leaning = "success" | "partial" | "decline" | "error" | "offer";

export type FaultKind = (typeof faultKinds)[number];

/** What a history is made of. With the program's sources it decides every step: the same plan is the same trace. */
export type Plan = {
  readonly seed: number;
  readonly faults: readonly FaultKind[];
  readonly instances: number;
  /** How many things the payer, the network's enemy and the operator do. */
  readonly acts: number;
  /** What the Gate does with a `payment_id` that it has: gate.md 4.6 and 21 row 2. */
  readonly repeated: "refused" | "told";
  /** Every other payment ends so: rare ends meet all the faults as well. */
  readonly leaning: Leaning | null;
  /** Somebody looks at the page while the end is waited for. */
  readonly isWatched: boolean;
};

/** What leads to the edges that want several things at once: out of `refused`, by an answer to the sale. */
type Rare = { readonly faults: readonly FaultKind[]; readonly leaning: Leaning };
const rare: readonly [Rare, ...Rare[]] = [
  { faults: ["staleAnswer"], leaning: "error" },
  { faults: ["silentAfter"], leaning: "error" },
  { faults: ["limbo", "staleAnswer"], leaning: "error" },
  { faults: ["limbo", "staleAnswer", "silentAfter", "garbage", "lateSuccess", "otherSum"], leaning: "error" },
];

/** The plan of a seed: most histories have a handful of faults, some none, some all; one in six what is rare. */
export function planOf(seed: number): Plan {
  const dice = new Dice(seed);
  const density = dice.pick([0, 2, 2, 3, 3, 4, 6, 10]);
  const begun = dice.oneIn(6) ? dice.pick(rare) : null;
  const faults = faultKinds.filter((kind) => begun?.faults.includes(kind) || dice.roll(10) < density);
  return {
    seed,
    faults,
    instances: dice.pick([1, 1, 2, 2, 3]),
    acts: dice.between(6, 26),
    repeated: dice.pick(["refused", "told"]),
    isWatched: dice.oneIn(2),
    leaning: begun?.leaning ?? dice.pick([null, null, "success", "partial", "decline", "error", "offer"]),
  };
}

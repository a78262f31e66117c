/** One measured value. `verdict` null: there is no aim, or none that can be judged alone. */
export type Figure = {
  readonly name: string;
  readonly value: number;
  readonly unit: string;
  readonly aim: string | null;
  readonly verdict: "met" | "MISSED" | "met, within noise" | "MISSED, within noise" | null;
  /** What it is made of, and how far its rounds lie apart. */
  readonly note: string;
};

type Aim = { readonly most: number } | { readonly least: number } | null;

/** `rounds`: the same value from each round. An aim that lies among them is neither surely met nor surely missed. */
export const figure = (
  name: string,
  value: number,
  unit: string,
  aim: Aim,
  note = "",
  rounds: readonly number[] = [],
): Figure => {
  const all = rounds.length > 0 ? `rounds ${span(rounds)}` : "";
  const text = [all, note].filter((part) => part !== "").join("; ");
  if (aim === null) return { name, value, unit, aim: null, verdict: null, note: text };
  const bound = "most" in aim ? aim.most : aim.least;
  const verdict = ("most" in aim ? value <= bound : value >= bound) ? "met" : "MISSED";
  const isNoise = Math.min(...rounds) <= bound && bound <= Math.max(...rounds);
  return {
    name,
    value,
    unit,
    aim: `${"most" in aim ? "≤" : "≥"} ${bound}`,
    verdict: isNoise ? `${verdict}, within noise` : verdict,
    note: text,
  };
};

export const median = (values: readonly number[]): number => {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  const [low, high] = [sorted[sorted.length % 2 === 0 ? middle - 1 : middle] ?? NaN, sorted[middle] ?? NaN];
  return (low + high) / 2;
};

/** Round by round: what else the machine did in a round weighs on both sides of it. */
export const ratios = (ours: readonly number[], theirs: readonly number[]): readonly number[] =>
  ours.map((value, round) => value / (theirs[round] ?? NaN));

export const rounded = (value: number, digits = 2): number => Number(value.toFixed(digits));

/** The lowest and the highest; small numbers keep two digits after the point. */
export const span = (values: readonly number[]): string => {
  const [low, high] = [Math.min(...values), Math.max(...values)];
  const digits = high < 20 ? 2 : 0;
  return `${rounded(low, digits)}..${rounded(high, digits)}`;
};

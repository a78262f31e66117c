/** One measured value. `met` null: there is no aim, or none that can be judged alone. */
export type Figure = {
  readonly name: string;
  readonly value: number;
  readonly unit: string;
  readonly aim: string | null;
  readonly met: boolean | null;
  /** What it is made of. */
  readonly note: string;
};

type Aim = { readonly most: number } | { readonly least: number } | null;

export const figure = (name: string, value: number, unit: string, aim: Aim, note = ""): Figure => {
  const most = aim !== null && "most" in aim;
  const bound = aim === null ? null : "most" in aim ? aim.most : aim.least;
  const text = bound === null ? null : `${most ? "≤" : "≥"} ${bound}`;
  const met = bound === null ? null : most ? value <= bound : value >= bound;
  return { name, value, unit, aim: text, met, note };
};

export const median = (values: readonly number[]): number => {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  const [low, high] = [sorted[sorted.length % 2 === 0 ? middle - 1 : middle] ?? NaN, sorted[middle] ?? NaN];
  return (low + high) / 2;
};

export const rounded = (value: number, digits = 2): number => Number(value.toFixed(digits));

export const range = (values: readonly number[]): string =>
  `${Math.round(Math.min(...values))}..${Math.round(Math.max(...values))}`;

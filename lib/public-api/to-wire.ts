import "server-only";

type Members = Readonly<Record<string, unknown>>;

const isAbsent = (value: unknown): boolean =>
  value === null || value === undefined || (typeof value === "object" && Object.keys(value).length === 0);

/** Commerce takes a missing member, not a null one or an empty map. Source: public-api.md 3.4. */
export const present = (members: Members): Members =>
  Object.fromEntries(Object.entries(members).filter(([, value]) => !isAbsent(value)));

/** Decimal text as the JSON number that is documented; as text where a number could not hold it. Source: public-api.md 11. */
export const toJsonAmount = (decimal: string): number | string =>
  /^\d+(\.\d+)?$/.test(decimal) && decimal.length <= 16 ? Number(decimal) : decimal;

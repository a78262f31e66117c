/** JSON text that PostgreSQL takes: it refuses NUL and halves of surrogate pairs, and both can come out of a payment link. */
export const toJson = (value: unknown): string =>
  JSON.stringify(value, (_key, part: unknown) => (typeof part === "string" ? toStorable(part) : part));

/** Text without what PostgreSQL refuses. */
export const toStorable = (text: string): string => text.replace(/[\0\p{Surrogate}]/gu, "\uFFFD");

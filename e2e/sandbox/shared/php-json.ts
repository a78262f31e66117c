const isEmptyMap = (value: unknown): boolean =>
  typeof value === "object" && value !== null && !Array.isArray(value) && Object.keys(value).length === 0;

const escapeUnit = (unit: string): string => `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`;

/** JSON as PHP writes it: `[]` for an empty map, `\/` for a slash, `\uXXXX` outside ASCII. */
export const phpJson = (value: unknown): string =>
  JSON.stringify(value, (_key, part: unknown) => (isEmptyMap(part) ? [] : part))
    .replaceAll("/", "\\/")
    .replaceAll(/[\u0080-\uffff]/g, escapeUnit);

/** No vowels, so that no words appear; no letters that look or sound like others. Source: RFC 8628, 6.1. */
const letters = "BCDFGHJKLMNPQRSTVWXZ";
const length = 8;

/** A new code, 34 bits of it. `random` gives a whole number from 0 up to, not including, its argument. */
export const makeCode = (random: (below: number) => number): string =>
  Array.from({ length }, () => letters.charAt(random(letters.length))).join("");

/** What somebody typed, or null where it can be no code. Case, spaces, hyphens and the like do not count. */
export function parseCode(text: string | null | undefined): string | null {
  if (typeof text !== "string" || text.length > 40) return null;
  const code = text.toUpperCase().replace(/[^A-Z0-9]/g, "");
  return code.length === length && [...code].every((letter) => letters.includes(letter)) ? code : null;
}

/** The code as it is shown and read out: WDJB-MJHT. */
export const showCode = (code: string): string => `${code.slice(0, 4)}-${code.slice(4)}`;

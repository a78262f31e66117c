/** No vowels, so that no words appear; no 0, 1 and 2, which are read as letters. */
const signs = "3456789BCDFGHJKLMNPQRSTVWXYZ";
const length = 8;

/** Twelve hex digits as a code that can be read out: 7K3M-9QXT. 38 bits of them. */
export function showSupportCode(hex: string): string {
  let rest = Number.parseInt(hex.slice(0, 12), 16);
  let code = "";
  while (code.length < length) {
    code += signs.charAt(rest % signs.length);
    rest = Math.floor(rest / signs.length);
  }
  return `${code.slice(0, 4)}-${code.slice(4)}`;
}

/**
 * What a payer reads out to support, and what every log entry about that try carries: the same for each try at all
 * instances and nowhere stored. It leads from a person to the log, and from nowhere to a payment: nobody can open
 * anything with it. `sha256` gives lower-case hex.
 */
export const supportCode = (paymentId: string, sha256: (text: string) => string): string =>
  showSupportCode(sha256(`support ${paymentId}`));

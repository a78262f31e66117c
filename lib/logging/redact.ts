import "server-only";

/** The last net under the closed list of fields: what looks like card data or a secret never reaches a log. Source: trust-and-speed.md B.6. */
const mask = "[redacted]";

const isLuhn = (digits: string): boolean => {
  let sum = 0;
  for (let at = 0; at < digits.length; at += 1) {
    const digit = digits.charCodeAt(digits.length - 1 - at) - 48;
    const doubled = at % 2 === 1 ? digit * 2 : digit;
    sum += doubled > 9 ? doubled - 9 : doubled;
  }
  return sum % 10 === 0;
};

/** Any 12 to 19 digits in a row inside `digits`: a number may stand beside other digits. */
const holdsCard = (digits: string): boolean => {
  for (let start = 0; start + 12 <= digits.length; start += 1) {
    for (let length = 12; length <= 19 && start + length <= digits.length; length += 1) {
      if (isLuhn(digits.slice(start, start + length))) return true;
    }
  }
  return false;
};

/** Twelve digits or more, of any script, with up to three signs (or their escapes) that are no letters between two. */
const digitRun = /\p{Nd}(?:(?:%[0-9a-f]{2}|[^\p{L}\p{Nd}]){0,3}\p{Nd}){11,}/giu;

const maskNumbers = (text: string): string =>
  text.replace(digitRun, (run) => {
    const readings = [run, run.replace(/%[0-9a-f]{2}/gi, "")].map((reading) =>
      reading.replace(/\P{Nd}/gu, ""),
    );
    // Other scripts are rare enough in a log to be cut without counting.
    return readings.some((digits) => /[^0-9]/.test(digits) || holdsCard(digits)) ? mask : run;
  });

const sensitive =
  /(["']?)\b(\w*(?:cvv|cvc|csc|secret|signature|authorization)2?|pan|card[_-]?number|number)\1\s*[:=]\s*("[^"]*"|'[^']*'|(?:Basic |Bearer )?[^\s,;&}]+)/gi;

const isSensitiveName = /^(?:\w*(?:cvv|cvc|csc|secret|signature|authorization)2?|pan|card_?number|number)$/i;

/** Names under which nothing is ever logged, whatever it is. */
export const isSensitive = (name: string): boolean => isSensitiveName.test(name);

/** Undoes one layer of what addresses and JSON write instead of a sign. */
const decode = (text: string): string =>
  text
    .replace(/(?:%[0-9a-f]{2})+/gi, (bytes) => Buffer.from(bytes.replaceAll("%", ""), "hex").toString())
    .replace(/\\u([0-9a-f]{4})/gi, (_all, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
    .replace(/\\[nrtbf]/g, " ");

const isClean = (text: string): boolean => maskNumbers(text) === text;

/** The encodings one layer of which is looked through; a token may begin anywhere in its alphabet's run. */
const encodings = [
  { token: /[\w+/-]{16,}/g, encoding: "base64", offsets: [0, 1, 2, 3] },
  { token: /[0-9a-f]{24,}/gi, encoding: "hex", offsets: [0, 1] },
] as const;

const maskEncoded = (text: string): string =>
  encodings.reduce(
    (rest, { token, encoding, offsets }) =>
      rest.replace(token, (run) =>
        offsets.every((offset) => isClean(Buffer.from(run.slice(offset), encoding).toString())) ? run : mask,
      ),
    text,
  );

/** Masks at each layer: undoing an escape may join a number as well as break one that stood there already. */
const maskLayers = (text: string, layers: number): string => {
  const masked = maskNumbers(maskEncoded(text));
  const plain = decode(masked);
  if (layers === 0 || plain === masked) return masked;
  const deeper = maskLayers(plain, layers - 1);
  return deeper === plain ? masked : deeper;
};

/** Longer text is not looked through: it costs time, and to cut it first could leave half of a number. */
const mostLookedThrough = 10_000;

/** Text that is safe to log. What was escaped comes out plain when something in it had to be cut. */
export const redact = (text: string): string =>
  text.length > mostLookedThrough
    ? "[too long]"
    : maskLayers(text, 2).replace(
        sensitive,
        (_all, quote: string, name: string) => `${quote}${name}${quote}=${mask}`,
      );

const longest = 300;

/** An error as one line: its name and the first line of its message, redacted. Never its stack, cause or other members. */
export const errorText = (reason: unknown): string => {
  const text = reason instanceof Error ? `${reason.name}: ${reason.message}` : `Thrown: ${String(reason)}`;
  // Redacted before it is cut: a cut could leave the first half of a number.
  return redact(text).split("\n", 1)[0]?.slice(0, longest) ?? "";
};

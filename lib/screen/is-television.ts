/**
 * Words that browsers of televisions, sticks, set-top boxes and consoles say of themselves. LG and some Android sets
 * write Chr0me and Andr0id with a zero. Source: devices.md 1.6.
 */
const words = [
  /web0s(?![a-z])|webos\.tv|webappmanager|lg browser\/|netcast/i,
  /smart[-_ ]?tv(?![a-z])|smarttva?\/|smart tv/i,
  /tizen [\d.]+.*\btv\b|\btv safari\b|\btv\/\d|maple\d*(?:\.|\b)/i,
  /vidaa|omi\/4|titanos|tivoos|whale ?tv|nettv\/|hbbtv|ce-html|vewd/i,
  /vizio|smartcast|crkey|viera|bravia|\broku\b|philipstv|\bdtv\b|inettvbrowser/i,
  /\baft[a-z0-9]{1,6}\b|playstation [45]|\bxbox\b/i,
  /google ?tv|android tv|androidtv|mi ?tv|mibox|\bshield android|\bapple ?tv\b|\bkepler\/|\bott\b.*\bbox\b/i,
  /chr0me|andr0id/i,
];

/** A phone that names a television's maker or a program for one is still a phone. */
const handheld =
  /\b(?:mobile safari|iphone|ipad|ipod|windows phone|opera m(?:ini|obi))\b|android[^)]*;[^)]*\bmobile\b/i;

/** Words that outweigh "Mobile": sets whose browser says so although nobody holds it. */
const surely =
  /smart-?tv|web0s|\btv safari\b|hbbtv|\baft[a-z0-9]{1,6}\b|crkey|bravia|mibox|android tv|googletv/i;

/** How sure a user agent makes us that a television asks: an Android that is no phone may be a tablet or a television. */
export type Guess = "tv" | "maybe" | "no";

/**
 * What the user agent alone says. It never decides what a payer can do: every page works by touch, mouse, pointer remote
 * and arrow keys, and the payer's own switch beats the guess. Source: devices.md 1.6.
 */
export function guessTelevision(userAgent: string | null): Guess {
  // Whatever stands behind that many signs was written to be slow to read.
  const text = (userAgent ?? "").slice(0, 600);
  if (words.some((word) => word.test(text)) && (!handheld.test(text) || surely.test(text))) return "tv";
  return /andr[o0]id/i.test(text) && !/mobile/i.test(text) ? "maybe" : "no";
}

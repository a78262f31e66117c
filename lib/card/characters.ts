/**
 * Kinds of characters of Unicode 17, spelt out: the rules run in the browser too, and a pattern with a Unicode property
 * takes the whole chunk away from an engine that lacks those, as early builds of Chromium 64 do. Each but the zeros is
 * the inside of a character class for a pattern with the flag `u`. The test beside tells what a newer Unicode adds.
 */

/** Invisible marks: `\p{Cf}`. */
export const INVISIBLE =
  "\\u00ad\\u0600-\\u0605\\u061c\\u06dd\\u070f\\u0890\\u0891\\u08e2\\u180e\\u200b-\\u200f\\u202a-\\u202e" +
  "\\u2060-\\u2064\\u2066-\\u206f\\ufeff\\ufff9-\\ufffb\\u{110bd}\\u{110cd}\\u{13430}-\\u{1343f}" +
  "\\u{1bca0}-\\u{1bca3}\\u{1d173}-\\u{1d17a}\\u{e0001}\\u{e0020}-\\u{e007f}";

/** Dashes of every kind: `\p{Pd}`. */
export const DASHES =
  "\\u002d\\u058a\\u05be\\u1400\\u1806\\u2010-\\u2015\\u2e17\\u2e1a\\u2e3a\\u2e3b\\u2e40\\u2e5d\\u301c" +
  "\\u3030\\u30a0\\ufe31\\ufe32\\ufe58\\ufe63\\uff0d\\u{10d6e}\\u{10ead}";

/** `\p{Script=Latin}` */
export const LATIN =
  "\\u0041-\\u005a\\u0061-\\u007a\\u00aa\\u00ba\\u00c0-\\u00d6\\u00d8-\\u00f6\\u00f8-\\u02b8" +
  "\\u02e0-\\u02e4\\u1d00-\\u1d25\\u1d2c-\\u1d5c\\u1d62-\\u1d65\\u1d6b-\\u1d77\\u1d79-\\u1dbe" +
  "\\u1e00-\\u1eff\\u2071\\u207f\\u2090-\\u209c\\u212a\\u212b\\u2132\\u214e\\u2160-\\u2188\\u2c60-\\u2c7f" +
  "\\ua722-\\ua787\\ua78b-\\ua7dc\\ua7f1-\\ua7ff\\uab30-\\uab5a\\uab5c-\\uab64\\uab66-\\uab69" +
  "\\ufb00-\\ufb06\\uff21-\\uff3a\\uff41-\\uff5a\\u{10780}-\\u{10785}\\u{10787}-\\u{107b0}" +
  "\\u{107b2}-\\u{107ba}\\u{1df00}-\\u{1df1e}\\u{1df25}-\\u{1df2a}";

/** `\p{Script=Cyrillic}` */
export const CYRILLIC =
  "\\u0400-\\u0484\\u0487-\\u052f\\u1c80-\\u1c8a\\u1d2b\\u1d78\\u2de0-\\u2dff\\ua640-\\ua69f\\ufe2e" +
  "\\ufe2f\\u{1e030}-\\u{1e06d}\\u{1e08f}";

/** The zero of every script but our own; its other digits (`\p{Nd}`) follow it. */
export const OTHER_ZEROS: readonly number[] = (
  "660 6f0 7c0 966 9e6 a66 ae6 b66 be6 c66 ce6 d66 de6 e50 ed0 f20 1040 1090 17e0 1810 " +
  "1946 19d0 1a80 1a90 1b50 1bb0 1c40 1c50 a620 a8d0 a900 a9d0 a9f0 aa50 abf0 ff10 104a0 " +
  "10d30 10d40 11066 110f0 11136 111d0 112f0 11450 114d0 11650 116c0 116d0 116da 11730 " +
  "118e0 11950 11bf0 11c50 11d50 11da0 11de0 11f50 16130 16a60 16ac0 16b50 16d70 1ccf0 " +
  "1d7ce 1d7d8 1d7e2 1d7ec 1d7f6 1e140 1e2f0 1e4f0 1e5f1 1e950 1fbf0"
)
  .split(" ")
  .map((code) => parseInt(code, 16));

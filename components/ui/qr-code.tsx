import { encode } from "uqr";

/** Light modules around the code, as readers need them; part of the picture, also on dark ground. Source: devices.md 3.4. */
const quiet = 4;
/** Up to here a code that mends more is still coarse enough for a camera across the room. */
const longForMedium = 120;
/** Bytes that the largest code holds at its lowest correction. */
const longest = 2_953;

/** Whether a text can be drawn as a code at all. */
export const fitsQrCode = (text: string): boolean =>
  text !== "" && new TextEncoder().encode(text).length <= longest;

/**
 * A QR code drawn by the server as one path: nothing is shipped to the browser for it. `label` says what to do with it.
 * Draws nothing where the text is more than a code can hold.
 */
export function QrCode({ text, label }: { readonly text: string; readonly label: string }) {
  if (!fitsQrCode(text)) return null;
  const { data, size } = encode(text, { ecc: text.length > longForMedium ? "L" : "M", border: 0 });
  const whole = size + 2 * quiet;
  return (
    <svg
      className="qr"
      viewBox={`0 0 ${whole} ${whole}`}
      role="img"
      aria-label={label}
      shapeRendering="crispEdges"
    >
      <rect width={whole} height={whole} fill="#fff" />
      <path fill="#000" d={toPath(data)} />
    </svg>
  );
}

/** Dark modules, a run of them in a row as one rectangle. */
export function toPath(rows: readonly (readonly boolean[])[]): string {
  const parts: string[] = [];
  rows.forEach((row, y) => {
    for (let x = 0; x < row.length; x += 1) {
      if (!row[x]) continue;
      const start = x;
      while (row[x + 1]) x += 1;
      const length = x - start + 1;
      parts.push(`M${start + quiet} ${y + quiet}h${length}v1h-${length}z`);
    }
  });
  return parts.join("");
}

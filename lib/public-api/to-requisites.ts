import "server-only";
import { z } from "zod";
import type { Requisites } from "@/lib/payment/invoice";
import { flag, maybeObject, maybeText, values } from "@/lib/public-api/wire";

/** Nobody types more by hand, and a code of more is too fine for a camera. */
const longest = { value: 500, qr: 1_500, lines: 40, steps: 20 } as const;

/** One text without a language counts as English, as everywhere. Source: public-api.md 2.5. */
const texts = z
  .union([
    z.string().transform((text) => ({ en: text })),
    z.record(z.string(), z.unknown()).transform((map) => pick(map, (text) => maybeText.parse(text))),
  ])
  .catch({});

const line = z.object({ key: maybeText, label: texts, value: maybeText, copy: flag });

const listOfTexts = (list: unknown): readonly string[] | null => {
  const found = (Array.isArray(list) ? list : [list]).flatMap((text) => maybeText.parse(text) ?? []);
  return found.length === 0 ? null : found.slice(0, longest.steps);
};

const steps = z
  .union([
    z.array(z.unknown()).transform((list) => pick({ en: list }, listOfTexts)),
    z.record(z.string(), z.unknown()).transform((map) => pick(map, listOfTexts)),
  ])
  .catch({});

const metadata = z.object({
  requisites: values.catch([]),
  qr_data: maybeText,
  deeplink: maybeText,
  instructions: steps,
});

/** Custom schemes open apps; these run code, read files or show what another wrote. */
const refusedSchemes = /^(?:javascript|data|vbscript|file|blob|about|filesystem|view-source|intent):/i;

/** A link to a page or an app that a button may open, or null. */
const openable = (text: string | null): string | null => {
  if (text === null || /\s/.test(text) || !URL.canParse(text)) return null;
  const { protocol, username, password } = new URL(text);
  const isWeb = protocol === "https:" || protocol === "http:";
  return refusedSchemes.test(protocol) || (isWeb && username + password !== "") ? null : text;
};

/**
 * What the payer is to pay by, where Commerce names it; null where it names nothing that can be shown. A line without
 * a value is left out, and a text in an unknown form is none. Source: public-api.md 3.7 (a proposal).
 */
export function toRequisites(flowData: unknown): Requisites | null {
  const data = maybeObject({ metadata: z.unknown().optional() }).parse(flowData)?.metadata;
  const wire = metadata.safeParse(data).data;
  if (wire === undefined) return null;
  const lines = wire.requisites.slice(0, longest.lines).flatMap((entry) => {
    const { key, label, value, copy } = line.safeParse(entry).data ?? {};
    if (!value || !label || value.length > longest.value) return [];
    const title = Object.keys(label).length === 0 && key ? { en: key } : label;
    return [{ title, value, copy: copy === true }];
  });
  const qr = wire.qr_data !== null && wire.qr_data.length <= longest.qr ? wire.qr_data : null;
  const link = openable(wire.deeplink);
  return lines.length === 0 && qr === null && link === null
    ? null
    : { lines, qr, link, steps: wire.instructions };
}

function pick<T>(
  map: Readonly<Record<string, unknown>>,
  read: (value: unknown) => T | null,
): Record<string, T> {
  const found: Record<string, T> = {};
  for (const [language, value] of Object.entries(map)) {
    const taken = /^[a-z]{2,3}$/i.test(language) ? read(value) : null;
    if (taken !== null) found[language.toLowerCase()] = taken;
  }
  return found;
}

import "server-only";
import { z } from "zod";
import { linkAddress } from "@/lib/payment/address";
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

/**
 * What the payer is to pay by, where Commerce names it; null where it names nothing that can be shown. A line without
 * a value is left out, and a text in an unknown form is none. A plain http
 * link only where no money moves. Source: public-api.md 3.7 (a proposal).
 */
export function toRequisites(flowData: unknown, testMode: boolean): Requisites | null {
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
  const link = linkAddress(wire.deeplink, testMode);
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

import "server-only";
import { z } from "zod";

/** A text, or a number as text; anything else and the empty text are null. */
export const maybeText = z
  .union([z.string(), z.number().transform(String)])
  .transform((text) => (text === "" ? null : text))
  .nullish()
  .transform((text) => text ?? null)
  .catch(null);

/** PHP writes an empty map as `[]`, and any other list is no map either. Source: public-api.md 11. */
export const maybeObject = <T extends z.core.$ZodLooseShape>(shape: T) =>
  z
    .object(shape)
    .nullish()
    .transform((value) => value ?? null)
    .catch(null);

/** A map or a list, as its values. Source: public-api.md 3.3, 11. */
export const values = z.union([
  z.array(z.unknown()),
  z.record(z.string(), z.unknown()).transform((map) => Object.values(map)),
]);

/** Only what says yes is yes. */
export const flag = z
  .unknown()
  .optional()
  .transform((value) => value === true || value === 1 || value === "1" || value === "true");

/** UNIX seconds to milliseconds; null where there is no such time. Source: public-api.md 11. */
export const instant = maybeText.transform((text) => {
  const seconds = /^\d{1,12}$/.test(text ?? "") ? Number(text) : 0;
  return seconds > 0 ? seconds * 1000 : null;
});

const PLAIN = /^\d+(\.\d+)?$/;

/** Plain decimal text, or null where it is no number. */
export const decimalText = maybeText.transform((text) => {
  // 1e-7 and the like: JavaScript's own way of writing the small limits of digital currencies.
  const isSmall = text !== null && /^[\d.]+e-\d+$/i.test(text);
  const plain = isSmall
    ? Number(text)
        .toFixed(12)
        .replace(/\.?0+$/, "")
    : text;
  return plain !== null && PLAIN.test(plain) ? plain : null;
});

/** A resource of either envelope: `data.attributes` where it is there, else flat `data`. Source: public-api.md 3.3, 3.4. */
export type Resource = {
  readonly id: unknown;
  readonly members: unknown;
  readonly relationships: unknown;
  /** Whole resources that the answer brings along. */
  readonly included?: unknown;
};

const envelope = z.object({
  data: z.looseObject({ attributes: z.record(z.string(), z.unknown()).optional().catch(undefined) }),
  included: z.unknown().optional(),
});

/** Takes the envelope off; null where there is no `data`. */
export const unwrap = (body: unknown): Resource | null => {
  const read = envelope.safeParse(body).data;
  if (read === undefined) return null;
  const { data, included } = read;
  return {
    id: data["id"],
    members: data.attributes ?? data,
    relationships: data["relationships"],
    included,
  };
};

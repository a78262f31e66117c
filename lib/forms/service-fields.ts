import { toAsciiDigits } from "@/lib/card/digits";
import { holdsCardNumber } from "@/lib/card/stray-digits";
import { toRegExp } from "@/lib/methods/php-regexp";
import type { ServiceField } from "@/lib/methods/types";
import { error, ok, type Result } from "@/lib/result";
import * as z from "zod/mini";

/** `strayDigits`: a card number stands where none belongs. */
export type ServiceFieldFault = {
  readonly key: string;
  readonly fault: "missing" | "tooLong" | "format" | "strayDigits";
};

type Values = Readonly<Record<string, string>>;

const longest = 255;
const kinds: ReadonlySet<string> = new Set<ServiceFieldFault["fault"]>([
  "missing",
  "tooLong",
  "format",
  "strayDigits",
]);
const isFault = (text: string): text is ServiceFieldFault["fault"] => kinds.has(text);

/**
 * The schema of a service's own fields, for browser and server. Its output has the filled-in fields only, trimmed, with
 * digits of every script as 0–9. Messages of its issues are faults, at their field's path. A pattern that cannot be
 * checked safely is not checked. Source: public-api.md 3.3.
 */
export const serviceFieldsSchema = (fields: readonly ServiceField[]) =>
  z.transform((values: Values, context): Values => {
    const filled: Record<string, string> = {};
    for (const field of fields) {
      const text = textOf(values, field.key);
      const fault = faultOf(field, text);
      if (fault !== null)
        context.issues.push({ code: "custom", message: fault, path: [field.key], input: undefined });
      if (text !== "") filled[field.key] = text;
    }
    return filled;
  });

/** Form values (unknown from outside) to what goes to Commerce, or to all faults in the order of the fields. */
export function checkServiceFields(
  fields: readonly ServiceField[],
  input: unknown,
): Result<Values, readonly ServiceFieldFault[]> {
  const checked = serviceFieldsSchema(fields).safeParse(input);
  if (checked.success) return ok(checked.data);
  return error(
    checked.error.issues.flatMap(({ path, message }) =>
      isFault(message) ? [{ key: String(path[0]), fault: message }] : [],
    ),
  );
}

function textOf(values: unknown, key: string): string {
  if (typeof values !== "object" || values === null) return "";
  const value: unknown = Reflect.get(values, key);
  return typeof value === "string" ? toAsciiDigits(value.slice(0, longest * 4)).trim() : "";
}

function faultOf(field: ServiceField, text: string): ServiceFieldFault["fault"] | null {
  if (text === "") return field.required ? "missing" : null;
  if (text.length > longest) return "tooLong";
  if (holdsCardNumber(text)) return "strayDigits";
  const pattern = field.regexp === null ? null : toRegExp(field.regexp);
  return pattern === null || pattern.test(text) ? null : "format";
}

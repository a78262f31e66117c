import "server-only";
import { isJsonObject, type Json, type JsonObject } from "@/lib/gate/json";
import { listAt, objectAt, textAt, toText } from "@/lib/gate/loose";
import type { CodeRound, Instruction, WantedField } from "@/lib/payment/instruction";

/** Deeper or more than any form that a payer would fill in. */
const most = { depth: 6, fields: 40 };

const plain = {
  required: true,
  maxLength: null,
  pattern: null,
  format: null,
  text: null,
  fault: null,
} as const;

/**
 * `clarification_fields` in our words, whatever its form: lists of names, or a schema with `properties` (which decide,
 * not `type`), nested as deep as they like. Null where nothing is asked. Source: gate.md 10.1, 10.2, 10.4.
 */
export function toClarification(body: JsonObject): Instruction | null {
  const wanted = objectAt(body, "clarification_fields");
  if (wanted === null || Object.keys(wanted).length === 0) return null;
  const fields: WantedField[] = [];
  for (const [name, part] of Object.entries(wanted)) read(part, [name], fields, new Map(), true);
  return fields.length === 0
    ? null
    : { kind: "clarification", fields: fields.slice(0, most.fields), code: toCodeRound(body) };
}

type Faults = ReadonlyMap<string, string>;

function read(
  part: Json,
  path: readonly string[],
  fields: WantedField[],
  faults: Faults,
  required: boolean,
): void {
  if (path.length > most.depth) return;
  if (Array.isArray(part)) {
    for (const name of part as readonly Json[]) {
      const text = toText(name);
      if (text !== null) fields.push({ ...plain, path: [...path, text] });
    }
    return;
  }
  if (!isJsonObject(part)) {
    // A name alone, as `"otp": "string"`: something is wanted here, and nothing else is known of it.
    fields.push({ ...plain, path, required });
    return;
  }
  const properties = objectAt(part, "properties");
  if (properties === null) {
    const nested = Object.entries(part).filter(([, each]) => isJsonObject(each) || Array.isArray(each));
    const isLeaf =
      "type" in part || "format" in part || "pattern" in part || "default" in part || nested.length === 0;
    if (isLeaf) fields.push(leaf(part, path, faults, required));
    else for (const [name, each] of nested) read(each, [...path, name], fields, faults, required);
    return;
  }
  const all = new Map([...faults, ...faultsOf(part)]);
  const needed = new Set(listAt(part, "required").map(toText));
  for (const [name, each] of Object.entries(properties))
    read(each, [...path, name], fields, all, needed.size === 0 ? required : needed.has(name));
}

function leaf(part: JsonObject, path: readonly string[], faults: Faults, required: boolean): WantedField {
  const maxLength = Number(textAt(part, "maxLength"));
  return {
    path,
    required,
    maxLength: Number.isInteger(maxLength) && maxLength > 0 ? maxLength : null,
    pattern: textAt(part, "pattern"),
    format: textAt(part, "format"),
    // A description is English of the Gate's own; a default is what the provider wants the payer to read.
    text: textAt(part, "default"),
    fault: faults.get(path.join(".")) ?? faults.get(path.at(-1) ?? "") ?? null,
  };
}

function* faultsOf(part: JsonObject): Generator<[string, string]> {
  for (const each of listAt(part, "errors"))
    if (isJsonObject(each)) {
      const property = textAt(each, "property");
      if (property !== null) yield [property, textAt(each, "constraint") ?? "wrong"];
    }
}

/** Where `resend` sits is not certain: inside `provider_extra_fields` or beside it. Source: gate.md 10.4. */
function toCodeRound(body: JsonObject): CodeRound | null {
  const extra = objectAt(body, "provider_extra_fields");
  const resend = (extra && objectAt(extra, "resend")) ?? objectAt(body, "resend");
  if (extra === null && resend === null) return null;
  const instant = (part: JsonObject | null): number | null => {
    const time = part && textAt(part, "new_attempt_time");
    return time !== null && /^\d{9,11}$/.test(time) ? Number(time) * 1_000 : null;
  };
  const left = resend && textAt(resend, "available_attempts_number");
  return {
    until: instant(extra),
    resendAt: instant(resend),
    resends: left !== null && /^\d{1,3}$/.test(left) ? Number(left) : null,
  };
}

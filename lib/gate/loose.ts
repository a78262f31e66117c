import "server-only";
import { isJsonObject, JsonNumber, type Json, type JsonObject } from "@/lib/gate/json";

/** A member that is an object, or null; PHP's `[]` counts as an empty one. Source: gate.md 5.3. */
export function objectAt(parent: JsonObject, name: string): JsonObject | null {
  const value = memberOf(parent, name);
  if (Array.isArray(value) && value.length === 0) return {};
  return isJsonObject(value) ? value : null;
}

/** A member that is a text, a number or a truth value, as text; else null. */
export const textAt = (parent: JsonObject, name: string): string | null => toText(memberOf(parent, name));

export const listAt = (parent: JsonObject, name: string): readonly Json[] => {
  const value = memberOf(parent, name);
  return Array.isArray(value) ? (value as readonly Json[]) : [];
};

const memberOf = (parent: JsonObject, name: string): Json =>
  Object.hasOwn(parent, name) ? (parent[name] ?? null) : null;

export function toText(value: Json): string | null {
  if (typeof value === "string") return value;
  if (value instanceof JsonNumber) return value.text;
  return typeof value === "number" || typeof value === "boolean" ? String(value) : null;
}

/** More than any provider sends; beyond it the form would not be posted by every browser. Source: trust-and-speed.md B.4. */
const most = { fields: 64, characters: 16_384 };

/**
 * A map of form values as pairs: nested ones by bracket names, an empty list as nothing. Null: there is more than a form
 * may carry. Source: gate.md 9, 21 row 12.
 */
export function toParams(value: Json): readonly (readonly [string, string])[] | null {
  const pairs: (readonly [string, string])[] = [];
  const walk = (name: string, each: Json): void => {
    if (Array.isArray(each)) each.forEach((item: Json, index) => walk(`${name}[${index}]`, item));
    else if (isJsonObject(each))
      for (const [key, item] of Object.entries(each)) walk(name === "" ? key : `${name}[${key}]`, item);
    else pairs.push([name, toText(each) ?? ""]);
  };
  if (isJsonObject(value) || (Array.isArray(value) && value.length > 0)) walk("", value);
  const size = pairs.reduce((sum, [name, text]) => sum + name.length + text.length, 0);
  return pairs.length > most.fields || size > most.characters ? null : pairs;
}

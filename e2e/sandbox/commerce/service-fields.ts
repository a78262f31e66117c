import { Refusal } from "@/e2e/sandbox/commerce/refusal";
import type { Service } from "@/e2e/sandbox/commerce/services";

/** PHP-style pattern, with or without delimiters, to ours. */
export const compilePattern = (pattern: string): RegExp => {
  const wrapped = /^\/(.*)\/([a-z]*)$/s.exec(pattern);
  return wrapped ? new RegExp(wrapped[1] ?? "", wrapped[2]) : new RegExp(pattern);
};

/** Values come as a map, as a list of `{key, value}` or as a list of one-key maps. */
export const readFieldValues = (value: unknown): Record<string, string> => {
  const parts: unknown[] = Array.isArray(value) ? value : [value];
  const values: Record<string, string> = {};
  for (const part of parts) {
    if (typeof part !== "object" || part === null) continue;
    const map = part as Record<string, unknown>;
    const pairs =
      typeof map["key"] === "string" && "value" in map ? [[map["key"], map["value"]]] : Object.entries(map);
    for (const [key, text] of pairs)
      if (typeof key === "string" && (typeof text === "string" || typeof text === "number"))
        values[key] = String(text);
  }
  return values;
};

export const checkFields = (service: Service, values: Readonly<Record<string, string>>): void => {
  for (const field of service.fields) {
    const value = values[field.key] ?? "";
    const pointer = `/service_fields/${field.key}`;
    if (value === "" && field.required)
      throw new Refusal("required", "This value should not be blank.", pointer);
    if (value !== "" && field.regexp && (value.length > 255 || !compilePattern(field.regexp).test(value)))
      throw new Refusal("invalid_value", "This value is not valid.", pointer);
  }
};

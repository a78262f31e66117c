import { at } from "@/e2e/sandbox/gate/request";

type Leaf = {
  readonly type: "string";
  readonly description?: string;
  readonly maxLength?: number;
  readonly format?: string;
  readonly pattern?: string;
  /** Text to show; nothing to fill in. */
  readonly default?: string;
};

type FieldError = { readonly property: string; readonly message: string; readonly constraint: string };

export type Schema = {
  readonly type: "object" | "array";
  readonly description?: string;
  readonly properties: Readonly<Record<string, Leaf | Schema>>;
  readonly required: readonly string[];
  readonly errors?: readonly FieldError[];
};

/** Both forms of `clarification_fields`: lists of names, and schemas. Source: gate.md 10.2. */
export type Fields = Readonly<Record<string, readonly string[] | Schema>>;

const isList = (form: readonly string[] | Schema): form is readonly string[] => Array.isArray(form);

const CONSTRAINTS: readonly (readonly [
  constraint: string,
  message: string,
  holds: (value: string, leaf: Leaf) => boolean,
])[] = [
  ["maxLength", "This value is too long.", (value, { maxLength }) => value.length <= (maxLength ?? Infinity)],
  [
    "format",
    "This value is not a valid email address.",
    (value, { format }) => format !== "email" || /^[^@\s]+@[^@\s]+$/.test(value),
  ],
  ["pattern", "This value is not valid.", (value, { pattern }) => new RegExp(pattern ?? "", "u").test(value)],
];

function leafError(leaf: Leaf, isRequired: boolean, value: unknown, property: string): FieldError | null {
  if (value === undefined || value === null || value === "") {
    return isRequired
      ? { property, message: "This value should not be blank.", constraint: "required" }
      : null;
  }
  const broken = CONSTRAINTS.find(([, , holds]) => !holds(String(value), leaf));
  return broken ? { property, message: broken[1], constraint: broken[0] } : null;
}

function errorsIn(schema: Schema, value: unknown, path: string): readonly FieldError[] {
  return Object.entries(schema.properties).flatMap(([name, property]) => {
    const place = `${path}.${name}`;
    const given = at(value, name);
    if ("properties" in property) return errorsIn(property, given, place);
    return leafError(property, schema.required.includes(name), given, place) ?? [];
  });
}

/** The part of a schema that still has faults. */
function faultyPart(schema: Schema, path: string, errors: readonly FieldError[]): Schema | null {
  const properties = Object.entries(schema.properties).flatMap(
    ([name, property]): [string, Leaf | Schema][] => {
      const place = `${path}.${name}`;
      if ("properties" in property) {
        const part = faultyPart(property, place, errors);
        return part ? [[name, part]] : [];
      }
      return errors.some((error) => error.property === place) ? [[name, property]] : [];
    },
  );
  if (properties.length === 0) return null;
  const names = properties.map(([name]) => name);
  return {
    ...schema,
    properties: Object.fromEntries(properties),
    required: schema.required.filter((name) => names.includes(name)),
  };
}

function stillWanted(
  form: readonly string[] | Schema,
  value: unknown,
  name: string,
): readonly string[] | Schema | null {
  if (isList(form)) {
    const missing = form.filter((field) => ["", null, undefined].includes(at(value, field) as string));
    return missing.length > 0 ? missing : null;
  }
  const errors = errorsIn(form, value, name);
  const part = faultyPart(form, name, errors);
  return part && { ...part, errors };
}

/** What is missing or wrong in an answer, as the next round asks for it; null when all is well. */
export function remaining(fields: Fields, answer: unknown): Fields | null {
  const left = Object.entries(fields).flatMap(([name, form]): [string, Fields[string]][] => {
    const wanted = stillWanted(form, at(answer, name), name);
    return wanted ? [[name, wanted]] : [];
  });
  return left.length > 0 ? Object.fromEntries(left) : null;
}

/** List form of dotted paths: `customer.email` becomes `{ customer: ["email"] }`. */
export function listed(paths: readonly string[]): Fields {
  const lists: Record<string, string[]> = {};
  for (const path of paths) {
    const [group = "", ...rest] = path.split(".");
    (lists[group] ??= []).push(rest.join("."));
  }
  return lists;
}

const prefix = "field.";

/** The form name of a service's field, kept apart from our own hidden ones. */
export const detailName = {
  build: (key: string): string => `${prefix}${key}`,
  /** The field's key, or null for a name of our own. */
  parse: (name: string): string | null => (name.startsWith(prefix) ? name.slice(prefix.length) : null),
  /** All fields of a form by their keys. */
  readAll: (form: FormData): Readonly<Record<string, string>> => {
    const fields = new Map<string, string>();
    for (const [name, value] of form) {
      const key = detailName.parse(name);
      if (key !== null && typeof value === "string") fields.set(key, value);
    }
    return Object.fromEntries(fields);
  },
} as const;

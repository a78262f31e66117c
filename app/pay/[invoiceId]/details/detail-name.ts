const prefix = "field.";

/** The form name of a service's field, kept apart from our own hidden ones. */
export const detailName = {
  build: (key: string): string => `${prefix}${key}`,
  /** The field's key, or null for a name of our own. */
  parse: (name: string): string | null => (name.startsWith(prefix) ? name.slice(prefix.length) : null),
} as const;

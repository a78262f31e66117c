/** No honest link is longer; whatever comes after is not looked at. */
const mostParameters = 500;

/** A parameter with its brackets taken apart: `service_fields[0][key]=x` is `["service_fields", "0", "key"]` and `x`. */
export type QueryEntry = { readonly path: readonly string[]; readonly value: string };

/**
 * The parameters of a query in bracket notation, trimmed. `a[]` has an empty last step. A name whose brackets do not
 * pair is one plain name. Source: public-api.md 2.2.
 */
export const readQuery = (query: URLSearchParams): readonly QueryEntry[] =>
  [...query].slice(0, mostParameters).map(([name, value]) => ({ path: pathOf(name), value: value.trim() }));

function pathOf(name: string): readonly string[] {
  const [, root, rest = ""] = /^([^[\]]+)((?:\[[^[\]]*\])*)$/.exec(name) ?? [];
  if (root === undefined) return [name];
  return [root, ...[...rest.matchAll(/\[([^[\]]*)\]/g)].map((match) => match[1] ?? "")];
}

const samePath = (a: readonly string[], b: readonly string[]): boolean =>
  a.length === b.length && a.every((step, index) => step === b[index]);

/** Everything below a path, with that path taken off. */
export const below = (entries: readonly QueryEntry[], ...path: readonly string[]): readonly QueryEntry[] =>
  entries
    .filter((entry) => entry.path.length > path.length && samePath(entry.path.slice(0, path.length), path))
    .map((entry) => ({ path: entry.path.slice(path.length), value: entry.value }));

/** The last value that a name was given (PHP's rule for one that comes twice), or null where it is absent or empty. */
export function lastValue(entries: readonly QueryEntry[], ...path: readonly string[]): string | null {
  const found = entries.filter((entry) => samePath(entry.path, path)).at(-1);
  return found === undefined || found.value === "" ? null : found.value;
}

/** A list in any spelling: `a[]=x&a[]=y`, `a[0]=x`, `a=x,y`. */
export const listOf = (entries: readonly QueryEntry[], ...path: readonly string[]): readonly string[] =>
  [...below(entries, ...path).map((entry) => entry.value), ...(lastValue(entries, ...path)?.split(",") ?? [])]
    .map((value) => value.trim())
    .filter((value) => value !== "");

/** A map of one level; names and values beyond the limits are left out and `whole` says so. */
export function mapOf(
  entries: readonly QueryEntry[],
  limits: { readonly pairs: number; readonly name: RegExp; readonly value: number },
): { readonly map: Readonly<Record<string, string>>; readonly whole: boolean } {
  const kept = new Map<string, string>();
  let whole = true;
  for (const { path, value } of entries) {
    const [name = "", ...deeper] = path;
    const fits = deeper.length === 0 && limits.name.test(name) && value.length <= limits.value;
    if (fits && (kept.has(name) || kept.size < limits.pairs)) kept.set(name, value);
    else whole = false;
  }
  return { map: Object.fromEntries(kept), whole };
}

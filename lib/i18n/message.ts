/**
 * Messages are plain text with `{name}` and, for numbers, `{count, plural, one {# try} other {# tries}}`.
 * Each plural branch carries its number as `#`; nothing else of ICU is understood. Source: devices.md 6.4.
 */
export type Params = Readonly<Record<string, string | number>>;

/** The names in a message, read by the type system, so that a forgotten parameter does not compile. */
type NamesIn<M extends string> = M extends `${string}{${infer Head}}${infer Tail}`
  ? NameOf<Head> | NamesIn<Tail>
  : never;
type NameOf<Head extends string> = Head extends `${infer Name}, plural, ${string}`
  ? Name
  : Head extends `${string}#${string}`
    ? never
    : Head;
type PluralsIn<M extends string> = M extends `${string}{${infer Head}}${infer Tail}`
  ? (Head extends `${infer Name}, plural, ${string}` ? Name : never) | PluralsIn<Tail>
  : never;

/** The parameters that a message takes: text, and a number where it decides a plural. */
export type ParamsOf<M extends string> = {
  readonly [Name in NamesIn<M>]: Name extends PluralsIn<M> ? number : string | number;
};

const PLURAL = /\{(\w+), plural, ((?:\w+ \{[^{}]*\} ?)+)\}/g;
const BRANCH = /(\w+) \{([^{}]*)\}/g;
const NAME = /\{(\w+)\}/g;
const TOKEN = new RegExp(`${PLURAL.source}|${NAME.source}`, "g");

/** The branches of a plural by category (`one`, `few`, …). */
const branchesOf = (body: string): Readonly<Record<string, string>> =>
  Object.fromEntries([...body.matchAll(BRANCH)].map(([, category = "", text = ""]) => [category, text]));

const pluralRules = new Map<string, Intl.PluralRules>();
function categoryOf(locale: string, count: number): string {
  const rules = pluralRules.get(locale) ?? new Intl.PluralRules(locale);
  pluralRules.set(locale, rules);
  return rules.select(count);
}

/**
 * Fills a message. What the parameters hold is never read as a message again. A parameter that is missing is a bug
 * and throws: better in a test than a payer who reads `{amount}`.
 */
export function formatMessage(locale: string, message: string, params: Params = {}): string {
  const need = (name: string): string | number => {
    const value = params[name];
    if (value === undefined) throw new Error(`No parameter "${name}" for a message`);
    return value;
  };
  // One pass, so that what a parameter holds is never read as a message.
  return message.replace(TOKEN, (_, plural?: string, body = "", plain = "") => {
    if (plural === undefined) return String(need(plain));
    const count = Number(need(plural));
    const branches = branchesOf(body);
    return (branches[categoryOf(locale, count)] ?? branches["other"] ?? "").replace("#", String(count));
  });
}

/**
 * A message with one plural → the whole text for each category, its number left as `#`: what a clock in the browser
 * needs without carrying a catalogue. Other parameters are filled here.
 */
export function pluralTexts(
  locale: string,
  message: string,
  params: Params = {},
): Readonly<Record<string, string>> {
  const [plural = ""] = message.match(PLURAL) ?? [];
  const body = plural.replace(PLURAL, "$2");
  return Object.fromEntries(
    Object.entries(branchesOf(body)).map(([category, branch]) => [
      category,
      formatMessage(
        locale,
        message.replace(plural, () => branch),
        params,
      ),
    ]),
  );
}

/** A message with other words: placeholders and the shape of plurals stay. */
export const changeWords = (message: string, change: (words: string) => string): string =>
  message.replace(
    new RegExp(`${TOKEN.source}|[^{}]+`, "g"),
    (whole, plural?: string, body = "", plain = "") => {
      if (plural !== undefined)
        return `{${plural}, plural, ${body.replace(BRANCH, (_: string, category: string, text: string) => `${category} {${change(text)}}`)}}`;
      return plain === "" ? change(whole) : whole;
    },
  );

/** The categories that a message's plurals hold, for the catalogue's own tests. */
export const pluralsOf = (message: string): readonly (readonly string[])[] =>
  [...message.matchAll(PLURAL)].map(([, , body = ""]) => Object.keys(branchesOf(body)));

/** Names of a message's parameters in alphabetical order, for the catalogue's own tests. */
export const namesOf = (message: string): readonly string[] => {
  const plurals = [...message.matchAll(PLURAL)].map(([, name = ""]) => name);
  const plain = [...message.replace(PLURAL, "").matchAll(NAME)].map(([, name = ""]) => name);
  return [...new Set([...plurals, ...plain])].toSorted();
};

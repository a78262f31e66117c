type Token =
  | { readonly kind: "open" | "close" | "or" | "edge" }
  | { readonly kind: "one"; readonly source: string; readonly literal: string | null }
  | {
      readonly kind: "many";
      readonly optional: boolean;
      readonly varies: boolean;
      readonly unbounded: boolean;
      readonly repeats: boolean;
    };

const tokenPattern =
  /\((?:\?(?:[:=!]|<[=!]|<\w+>))?|\)|\||\^|\$|\\[bB]|\[\^?\]?(?:\\[^]|[^\]\\])*\]|\\[pPu]\{[^}]*\}|\\u[0-9a-fA-F]{4}|\\[^]|(?:[*+?]|\{\d+(?:,\d*)?\})\??|[^]/g;
/** Places where one part can give characters to the next; each adds a power of the value's length. */
const mostLoose = 2;

const tokensOf = (source: string): readonly Token[] => (source.match(tokenPattern) ?? []).map(toToken);

function toToken(text: string): Token {
  if (text.startsWith("(")) return { kind: "open" };
  if (text === ")") return { kind: "close" };
  if (text === "|") return { kind: "or" };
  if (/^(?:\^|\$|\\[bB])$/.test(text)) return { kind: "edge" };
  const [, sign, from, comma, to] = /^(?:([*+?])|\{(\d+)(?:(,)(\d*))?\})\??$/.exec(text) ?? [];
  if (sign !== undefined || from !== undefined) {
    const unbounded = sign === "*" || sign === "+" || (comma !== undefined && to === "");
    const varies = sign !== undefined || (comma !== undefined && to !== from);
    const optional = sign === "*" || sign === "?" || Number(from ?? 1) === 0;
    return { kind: "many", optional, unbounded, varies, repeats: unbounded || Number(to ?? from ?? 1) > 1 };
  }
  const escaped = /^\\([^a-zA-Z0-9])$/.exec(text)?.[1];
  const plain = text.length === 1 && text !== "." ? text : null;
  return { kind: "one", source: text, literal: escaped ?? plain };
}

/** Whether a character or class can match that character in either case; unreadable counts as yes. */
function takes(source: string, character: string): boolean {
  try {
    return new RegExp(`^(?:${source})$`, /\\[pPu]\{/.test(source) ? "isu" : "is").test(character);
  } catch {
    return true;
  }
}

/**
 * Whether a pattern could take very long on some value. A rough reading that errs towards yes: in a repeated group only
 * a fixed sign that the rest cannot match may stand between turns (as the dot in `(\.[a-z]+)*`); alternatives,
 * back references and look-behind are not followed; parts that overlap their neighbour are counted. Source: public-api.md 3.3.
 */
export function mayBeSlow(source: string): boolean {
  if (/\\[1-9k]|\(\?<[=!]|\(\?[^:=!<]/.test(source)) return true;
  const tokens = tokensOf(source);
  const open: number[] = [];
  // Without a fixed start the whole is tried again from every character.
  let loose = source.startsWith("^") && !tokens.some((token) => token.kind === "or") ? 0 : 1;
  for (const [index, token] of tokens.entries()) {
    if (token.kind === "open") open.push(index);
    if (token.kind === "close") {
      const from = open.pop();
      const next = tokens[index + 1];
      const repeated = next?.kind === "many" && next.repeats;
      if (from === undefined || (repeated && isUnclear(tokens.slice(from + 1, index)))) return true;
    }
    if (token.kind === "many" && token.unbounded && isLoose(tokens, index)) loose += 1;
  }
  return open.length > 0 || loose > mostLoose;
}

/** In a group that repeats: more than one way to share the same text among its turns. */
function isUnclear(inside: readonly Token[]): boolean {
  if (inside.some((token) => token.kind === "or" || token.kind === "open")) return true;
  const varying = inside.filter((_, index) => isVarying(inside[index + 1]));
  if (varying.length === 0) return false;
  const [first, second] = inside;
  const last = inside[inside.length - 1];
  const leading = first?.kind === "one" && second?.kind !== "many" ? first.literal : null;
  const divider = leading ?? (last?.kind === "one" ? last.literal : null);
  const overlap = (token: Token): boolean =>
    token.kind !== "one" || divider === null || takes(token.source, divider);
  return varying.length > 1 || varying.some(overlap);
}

const isVarying = (token: Token | undefined): boolean => token?.kind === "many" && token.varies;

/** Something that may follow an unbounded part could be taken by that part as well. */
function isLoose(tokens: readonly Token[], index: number): boolean {
  const part = partBefore(tokens, index);
  return [...followers(tokens, index + 1)].some((at) => {
    const token = tokens[at];
    const literal = token?.kind === "one" ? token.literal : null;
    return literal === null || part.some((source) => takes(source, literal));
  });
}

/** Where the characters, classes and bars stand that may come first from a place on. */
function followers(tokens: readonly Token[], from: number): ReadonlySet<number> {
  const found = new Set<number>();
  const seen = new Set<number>();
  const waiting = [from];
  for (let at = waiting.pop(); at !== undefined; at = waiting.pop()) {
    const kind = tokens[at]?.kind;
    if (kind === undefined || kind === "edge" || seen.has(at)) continue;
    seen.add(at);
    if (kind === "one" || kind === "or") found.add(at);
    else waiting.push(at + 1);
    const end = kind === "open" ? closeOf(tokens, at) : at;
    const after = tokens[end + 1];
    if ((kind === "one" || kind === "open") && after?.kind === "many" && after.optional)
      waiting.push(end + 2);
  }
  return found;
}

function closeOf(tokens: readonly Token[], open: number): number {
  let depth = 0;
  for (let at = open; at < tokens.length; at += 1) {
    if (tokens[at]?.kind === "open") depth += 1;
    if (tokens[at]?.kind === "close") depth -= 1;
    if (depth === 0) return at;
  }
  return tokens.length;
}

/** The part that a quantifier belongs to: one character or class, or all of a group (which holds no other group). */
function partBefore(tokens: readonly Token[], index: number): readonly string[] {
  let from = index - 1;
  if (tokens[from]?.kind === "close") while (from > 0 && tokens[from]?.kind !== "open") from -= 1;
  return tokens.slice(from, index).flatMap((token) => (token.kind === "one" ? token.source : []));
}

import { mayBeSlow } from "@/lib/methods/slow-pattern";

const longest = 255;
/** Escapes that mean the same in PHP and in JavaScript; any other letter would silently mean itself here. */
const sharedEscapes = /\\[dDwWsSbBtnrfv0]/g;
/** Modifiers that change nothing for a test of one line, or that we can follow. */
const knownModifiers = /^[imsuDUA]*$/;
/** A closing bracket at the start of a class: a member in PHP, the end of an empty class in JavaScript. */
const bracketFirst = /(?:^|[^\\])\[\^?\]/;

/**
 * A service field's PHP pattern as a safe JavaScript one, or null where that cannot be done surely: then there is no
 * check here, Commerce has the last word. Takes delimiters and flags off, mends doubled backslashes and a stray leading
 * slash, tries `u` first. Source: public-api.md 3.3.
 */
export function toRegExp(php: string): RegExp | null {
  const text = php.trim();
  if (text === "" || text.length > longest) return null;
  const { body, modifiers } = withoutDelimiters(text);
  if (!knownModifiers.test(modifiers)) return null;
  const source = body
    // No value has backslashes, so two of them are one that was escaped twice.
    .replace(/\\\\/g, "\\")
    .replace(/\\A/g, "^")
    .replace(/\\[zZ]/g, "$")
    .replace(/\\x\{([0-9a-fA-F]{1,6})\}/g, "\\u{$1}");
  if (source === "" || bracketFirst.test(source) || mayBeSlow(source)) return null;
  const anchored = modifiers.includes("A") ? `^(?:${source})` : source;
  const flags = modifiers.replace(/[^ims]/g, "");
  return compile(anchored, `${flags}u`) ?? (isSharedSyntax(source) ? compile(anchored, flags) : null);
}

function withoutDelimiters(text: string): { readonly body: string; readonly modifiers: string } {
  const [, delimiter, body, modifiers] = /^([/#~%@!])([^]*)\1([a-zA-Z]*)$/.exec(text) ?? [];
  if (delimiter !== undefined && body !== undefined) return { body, modifiers: modifiers ?? "" };
  return { body: text.startsWith("/^") ? text.slice(1) : text, modifiers: "" };
}

/** Without `u` an unknown escape is no error but another meaning, and so is a POSIX class. */
const isSharedSyntax = (source: string): boolean =>
  !/\\[a-zA-Z]/.test(source.replace(sharedEscapes, "")) && !source.includes("[[:");

function compile(source: string, flags: string): RegExp | null {
  try {
    return new RegExp(source, flags);
  } catch {
    return null;
  }
}

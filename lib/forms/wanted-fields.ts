import { toAsciiDigits } from "@/lib/card/digits";
import { holdsCardNumber } from "@/lib/card/stray-digits";
import { wantedHelp, wantedKind, type WantedHelp } from "@/lib/forms/wanted-kind";
import { toRegExp } from "@/lib/methods/php-regexp";
import type { WantedField } from "@/lib/payment/instruction";
import { error, ok, type Result } from "@/lib/result";

/** `expected`: the Gate's own pattern does not fit; told once, then the Gate has the last word. */
export const wantedFaults = ["missing", "tooLong", "email", "date", "expected", "strayDigits"] as const;
export type WantedFault = (typeof wantedFaults)[number];

export type FieldFault = { readonly index: number; readonly fault: WantedFault };

/** What goes below `additional_data`: the values at the very paths that were asked. Source: gate.md 10.3. */
export type WantedData = { readonly [name: string]: string | WantedData };

/** No field of the Gate takes more. Source: gate.md 3.2. */
const longest = 512;

/** A text of the provider's to read and agree to, such as a consent, and nothing to fill in. Source: gate.md 10.2. */
export const isStatement = ({ path, text }: WantedField): boolean =>
  text !== null &&
  wantedKind(path) === "other" &&
  (/(^|_)(text|consent|agreement|terms|notice)(_|$)/i.test(path[path.length - 1] ?? "") || /\s/.test(text));

/**
 * What a payer typed (by the fields' index) to what goes to the Gate, or all faults. A statement is sent back as it
 * was shown; an optional field that is empty is left out. `told`: fields whose form was doubted in the round before:
 * an answer is never refused by the Gate's pattern twice, since only the Gate knows what it means by it.
 */
export function checkWanted(
  fields: readonly WantedField[],
  valueOf: (index: number) => string,
  told: ReadonlySet<number>,
): Result<WantedData, readonly FieldFault[]> {
  const faults: FieldFault[] = [];
  const entries: Entry[] = [];
  fields.forEach((field, index) => {
    if (isStatement(field)) {
      entries.push([field.path, field.text ?? ""]);
      return;
    }
    const { value, fault } = readField(field, valueOf(index).slice(0, longest * 2), told.has(index));
    if (fault !== null) faults.push({ index, fault });
    else if (value !== "") entries.push([field.path, value]);
  });
  return faults.length > 0 ? error(faults) : ok(nest(entries));
}

type Entry = readonly [path: readonly string[], value: string];
type Read = { readonly value: string; readonly fault: WantedFault | null };

function readField(field: WantedField, typed: string, mayDiffer: boolean): Read {
  const kind = wantedKind(field.path);
  const { reads } = wantedHelp(kind);
  const trimmed = typed.trim();
  const fail = (fault: WantedFault): Read => ({ value: trimmed, fault });
  if (trimmed === "") return { value: "", fault: field.required ? "missing" : null };
  const [first = "", ...others] = readings(reads, trimmed);
  if (first === "") return fail(reads === "date" ? "date" : "missing");
  if ((reads === "email" || field.format === "email") && !/^[^@\s]+@[^@\s]+$/.test(first))
    return fail("email");
  const pattern = field.pattern === null ? null : toRegExp(field.pattern);
  const value = pattern === null ? first : [first, ...others].find((each) => pattern.test(each));
  if (Array.from(value ?? first).length > (field.maxLength ?? longest)) return fail("tooLong");
  if (reads === "text" && holdsCardNumber(first)) return fail("strayDigits");
  if (value === undefined && !mayDiffer) return fail("expected");
  return { value: value ?? first, fault: null };
}

/** The ways to write one value, the Gate's documented one first: its pattern may want another. Empty: unreadable. */
function readings(reads: WantedHelp["reads"], typed: string): readonly string[] {
  switch (reads) {
    case "phone": {
      const digits = toAsciiDigits(typed)
        .replace(/[^0-9]/g, "")
        .replace(/^00/, "");
      return [digits, `+${digits}`, typed];
    }
    case "code":
    case "number":
      // Codes are pasted as they are shown: with spaces or dashes between.
      return [toAsciiDigits(typed).replace(/[\s\p{Pd}\p{Cf}]/gu, ""), typed];
    case "date":
      return dates(toAsciiDigits(typed));
    case "country":
    case "capitals":
      return [typed.toUpperCase(), typed];
    case "gender":
    case "email":
    case "text":
      return [typed];
  }
}

/** Day, month and year in any spelling, or as browsers fill it in; DD-MM-YYYY is the Gate's own. Source: gate.md 3.2. */
function dates(typed: string): readonly string[] {
  const iso = /^(\d{4})\D(\d{1,2})\D(\d{1,2})$/.exec(typed);
  const local =
    /^(\d{1,2})\D+(\d{1,2})\D+(\d{4})$/.exec(typed) ?? /^(\d\d)(\d\d)(\d{4})$/.exec(typed.replace(/\D/g, ""));
  const [day, month, year] = iso ? [iso[3], iso[2], iso[1]] : [local?.[1], local?.[2], local?.[3]];
  if (day === undefined || month === undefined || year === undefined) return [];
  const [d, m, y] = [Number(day), Number(month), Number(year)];
  const date = new Date(Date.UTC(y, m - 1, d));
  if (y < 1900 || date.getUTCMonth() !== m - 1 || date.getUTCDate() !== d) return [];
  const [dd, mm] = [day.padStart(2, "0"), month.padStart(2, "0")];
  return [`${dd}-${mm}-${year}`, `${year}-${mm}-${dd}`, `${dd}.${mm}.${year}`, `${dd}/${mm}/${year}`];
}

/** Built from entries, never by assignment: a path may be called anything. */
function nest(entries: readonly Entry[]): WantedData {
  const groups = new Map<string, Entry[]>();
  for (const [[name = "", ...rest], value] of entries)
    groups.set(name, [...(groups.get(name) ?? []), [rest, value]]);
  return Object.fromEntries(
    [...groups].map(([name, group]) => {
      const deeper = group.filter(([path]) => path.length > 0);
      return [name, deeper.length > 0 ? nest(deeper) : (group[0]?.[1] ?? "")];
    }),
  );
}

/** Faults of the page's own parameter, `index.fault`; anybody can write there, and only keys count. */
export const parseFieldFaults = (text: string): readonly FieldFault[] =>
  text.split(",").flatMap((entry) => {
    const [, index, name] = /^(\d{1,2})\.(\w+)$/.exec(entry) ?? [];
    const fault = wantedFaults.find((each) => each === name);
    return index === undefined || fault === undefined ? [] : [{ index: Number(index), fault }];
  });

/** What the Gate found wrong in the last round, in our words; what it calls otherwise is only "not accepted". */
export function faultOfConstraint(constraint: string): "missing" | "tooLong" | "expected" | "wrong" {
  const name = constraint.toLowerCase().replace(/[^a-z]/g, "");
  if (/required|blank|missing|empty|null/.test(name)) return "missing";
  if (/max/.test(name)) return "tooLong";
  return /format|pattern|regex|type|email|length|min/.test(name) ? "expected" : "wrong";
}

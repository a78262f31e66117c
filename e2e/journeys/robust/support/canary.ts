import { randomInt } from "node:crypto";
import type { CardTyped } from "@/e2e/scenarios/types";

/**
 * A card whose digits nobody else has, so that each find means something: an American Express, whose code has four
 * digits. The code keeps away from years and from the numbers that answers and pictures are full of.
 */
export const makeCanary = (): CardTyped => {
  const digits = `37${Array.from({ length: 12 }, () => randomInt(10)).join("")}`;
  return { pan: digits + luhnDigit(digits), month: "08", year: "30", cvv: makeCode(), holder: "Ada Canary" };
};

const makeCode = (): string => {
  const code = String(randomInt(3011, 9990));
  return /(\d)\1|00$/.test(code) ? makeCode() : code;
};

const luhnDigit = (digits: string): string => {
  const sum = [...digits].toReversed().reduce((total, digit, index) => {
    const value = Number(digit) * (index % 2 === 0 ? 2 : 1);
    return total + (value > 9 ? value - 9 : value);
  }, 0);
  return String((10 - (sum % 10)) % 10);
};

/** A shown number may keep BIN and last four: so nine digits in a row are always too many. Source: PCI DSS 3.4.1. */
const tooMany = 9;

const runsOf = (digits: string): readonly string[] =>
  Array.from({ length: digits.length - tooMany + 1 }, (_, at) => digits.slice(at, at + tooMany));

const reversed = (text: string): string => [...text].toReversed().join("");

/** What stays the same in base64 whatever stands before and after: three ways to begin within a group. */
const inBase64 = (text: string): readonly string[] =>
  [0, 1, 2].map((before) => {
    const encoded = Buffer.from("\0".repeat(before) + text).toString("base64");
    const whole = Math.floor(((before + text.length) * 8) / 6);
    return encoded.slice(Math.ceil((before * 8) / 6), whole);
  });

const inHex = (text: string): readonly string[] => {
  const hex = Buffer.from(text).toString("hex");
  return [hex, hex.toUpperCase()];
};

/** The texts in which digits may hide: as it is, without separators between digits, and with escapes undone. */
const viewsOf = (text: string): readonly string[] => {
  const unescaped = text
    .replaceAll(/%3([0-9])/g, "$1")
    .replaceAll(/\\u003([0-9])/gi, "$1")
    .replaceAll(/&#(?:x3([0-9])|(4[89]|5[0-7]));/gi, (_all, hex: string, decimal: string) =>
      hex === undefined ? String(Number(decimal) - 48) : hex,
    );
  const joined = unescaped.replaceAll(/(?<=\d)(?:[ \-_.+/,]|%20|%2D|\u00a0|\u2009){1,3}(?=\d)/gi, "");
  return [text, unescaped, joined];
};

export type Leak = { readonly where: string; readonly what: string };
export type Source = { readonly where: string; readonly text: string };

/** Where any too long part of the number, or the code as a value of its own, stands in any spelling. */
export const findLeaks = (canary: Pick<CardTyped, "pan" | "cvv">, sources: readonly Source[]): Leak[] => {
  const runs = runsOf(canary.pan);
  const needles = new Set([
    ...runs,
    ...runs.map(reversed),
    ...[...runs, ...runs.map(reversed)].flatMap(inBase64),
    ...runs.flatMap(inHex),
  ]);
  const number = new RegExp([...needles].join("|"));
  const alone = (code: string): string => `(?<![\\w.:#-])${code}(?![\\w.%-])`;
  const code = new RegExp(
    [canary.cvv, Buffer.from(canary.cvv).toString("hex"), `${btoa(canary.cvv).replace(/=+$/, "")}=*`]
      .map(alone)
      .join("|"),
  );
  return sources.flatMap(({ where, text }) => {
    const found = viewsOf(text)
      .map((view) => number.exec(view)?.[0])
      .find((hit) => hit !== undefined);
    const foundCode = code.exec(text);
    return [
      ...(found === undefined ? [] : [{ where, what: `number as ${found}` }]),
      ...(foundCode === null ? [] : [{ where, what: `code in «${around(text, foundCode.index)}»` }]),
    ];
  });
};

const around = (text: string, at: number): string => text.slice(Math.max(0, at - 40), at + 40);

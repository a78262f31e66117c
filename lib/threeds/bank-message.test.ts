import { expect, test } from "vitest";
import { answers, parseBankMessage } from "@/lib/threeds/bank-message";

const pack = (value: object): string => btoa(JSON.stringify(value)).replaceAll("=", "");
const creq = (id: string) =>
  ({
    kind: "challenge",
    scheme: "creq",
    url: "https://acs.example/c",
    params: [
      ["creq", pack({ threeDSServerTransID: id })],
      ["threeDSSessionData", "106"],
    ],
    again: false,
  }) as const;
const pareq = (md: string) =>
  ({
    kind: "challenge",
    scheme: "pareq",
    url: "https://acs.example/p",
    params: [
      ["PaReq", "eJx"],
      ["MD", md],
    ],
    again: false,
  }) as const;

test.each([
  [
    { cres: "abc", threeDSSessionData: "106" },
    { kind: "cres", cres: "abc" },
  ],
  [{ CRes: "abc" }, { kind: "cres", cres: "abc" }],
  [
    { PaRes: "eJ+/=", MD: "m" },
    { kind: "pares", pares: "eJ+/=", md: "m" },
  ],
  [{ PaRes: "eJ" }, { kind: "pares", pares: "eJ", md: null }],
  [{ PaRes: "", MD: "m" }, null],
  [{ cres: "x".repeat(100_001) }, null],
  [{ other: "x" }, null],
  [{}, null],
])("%j is read as %j", (fields, message) => {
  expect(parseBankMessage(Object.entries(fields))).toEqual(message);
});

test("of a name that comes twice the first counts, and a file is nothing", () => {
  expect(
    parseBankMessage([
      ["cres", new Blob()],
      ["cres", "a"],
      ["CRES", "b"],
    ]),
  ).toEqual({ kind: "cres", cres: "a" });
});

test("a message of the other scheme is no answer", () => {
  expect(answers({ kind: "cres", cres: "a" }, pareq("m"))).toBe(false);
  expect(answers({ kind: "pares", pares: "a", md: "m" }, creq("1"))).toBe(false);
});

test("a message of another authentication is no answer, where that can be read", () => {
  expect(answers({ kind: "cres", cres: pack({ threeDSServerTransID: "1" }) }, creq("1"))).toBe(true);
  expect(answers({ kind: "cres", cres: pack({ threeDSServerTransID: "2" }) }, creq("1"))).toBe(false);
  for (const cres of ["?", "e30", pack({ threeDSServerTransID: 7 })])
    expect(answers({ kind: "cres", cres }, creq("1"))).toBe(true);
});

test("MD has to be the one that was given out, where one was and one came back", () => {
  const pares = (md: string | null) => ({ kind: "pares", pares: "a", md }) as const;
  expect(answers(pares("m"), pareq("m"))).toBe(true);
  expect(answers(pares("other"), pareq("m"))).toBe(false);
  expect(answers(pares(null), pareq("m"))).toBe(true);
  expect(answers(pares("m"), pareq(""))).toBe(true);
});

import fc from "fast-check";
import { expect, test } from "vitest";
import { errorText, isSensitive, redact } from "@/lib/logging/redact";

/** Test numbers of 12 to 19 digits, each with a right check digit. */
const canaries = [
  "4539791001731",
  "30569309025904",
  "378282246310005",
  "4111111111111111",
  "5555555555554444",
  "6304982173650912345",
  "501800000009",
];

const separators = ["", " ", "-", ".", "/", "_", "  ", "\t", "\n", ", ", " - ", "\u00a0", "\u2009", "·"];

const written = fc
  .tuple(fc.constantFrom(...canaries), fc.constantFrom(...separators), fc.integer({ min: 1, max: 5 }))
  .map(([number, separator, size]) => (number.match(new RegExp(`.{1,${size}}`, "g")) ?? []).join(separator));

const percentAll = (text: string) =>
  [...Buffer.from(text)].map((byte) => `%${byte.toString(16).padStart(2, "0")}`).join("");

const encoders: readonly ((text: string) => string)[] = [
  (text) => text,
  encodeURIComponent,
  percentAll,
  (text) => encodeURIComponent(percentAll(text)),
  (text) => Buffer.from(text).toString("base64"),
  (text) => Buffer.from(text).toString("base64url"),
  (text) => encodeURIComponent(Buffer.from(`card=${text}&x`).toString("base64")),
  (text) => Buffer.from(text).toString("hex"),
  (text) => JSON.stringify({ number: text, nested: { n: text } }),
  (text) => new URLSearchParams({ n: text }).toString(),
];

const everyReading = (line: string): readonly string[] => {
  const plain = unescape(line);
  const tokens = plain.match(/[\w+/-]{16,}/g) ?? [];
  const decoded = tokens.flatMap((token) =>
    [0, 1, 2, 3].flatMap((offset) => [
      Buffer.from(token.slice(offset), "base64").toString("latin1"),
      Buffer.from(token.slice(offset), "hex").toString("latin1"),
    ]),
  );
  return [line, plain, ...decoded];
};

const leaks = (line: string, number: string): boolean =>
  everyReading(line).some((reading) => reading.replace(/[^0-9]/g, "").includes(number));

// What stands around: letters, signs and digits of its own, as a line of a log has them.
const around = fc.string({ unit: fc.constantFrom(..."abz:=\"'{}[](),;% \n-019"), maxLength: 12 });

test("no card number gets through, wherever it stands and however it is written", () => {
  fc.assert(
    fc.property(around, written, around, fc.constantFrom(...encoders), (before, number, after, encode) => {
      const line = `${before}${encode(number)}${after}`;
      return !leaks(redact(line), number.replace(/[^0-9]/g, ""));
    }),
    { numRuns: 20_000 },
  );
});

test("digits of other scripts do not hide a number", () => {
  const arabic = "4111111111111111".replace(/\d/g, (digit) => String.fromCharCode(0x660 + Number(digit)));
  expect(redact(`n ${arabic} end`)).toBe("n [redacted] end");
});

test.each([
  "Error: connect ECONNREFUSED 127.0.0.1:5432",
  "took 1234 ms after 3 tries at 2026-11-23",
  "attempt 0b9c1f0e-1a2b-4c3d-8e4f-5a6b7c8d9e0f of coma_SandboxActive001",
  "100 % of /pay/card?faults=number.missing",
  "4111 1111 1111 and no more",
  "The number of attempts is five.",
])("what is harmless stays readable: %s", (text) => {
  expect(redact(text)).toBe(text);
});

test.each([
  ["cvv=123", "cvv=[redacted]"],
  ['{"cvc": "123", "x": 1}', '{"cvc"=[redacted], "x": 1}'],
  ["card_cvv2:1234;", "card_cvv2=[redacted];"],
  ["Authorization: Bearer abc.def next", "Authorization=[redacted] next"],
  ["signature=ab+/c==&a=1", "signature=[redacted]&a=1"],
  ["gate_secret = 'my word' end", "gate_secret=[redacted] end"],
  ["pan=4111", "pan=[redacted]"],
])("the value of a telling name is cut: %s", (text, cut) => {
  expect(redact(text)).toBe(cut);
});

test("a flood of text is not looked through and not logged", () => {
  expect(redact("1-".repeat(100_000))).toBe("[too long]");
});

test("names under which nothing is logged are known in all spellings", () => {
  const telling = [
    "cvv",
    "CVC",
    "csc",
    "pan",
    "number",
    "secret",
    "signature",
    "authorization",
    "cardCvv",
    "card_number",
  ];
  expect(telling.filter((name) => !isSensitive(name))).toEqual([]);
  expect(["panel", "attemptNumber", "numbers", "code"].filter(isSensitive)).toEqual([]);
});

test("an error is its name and the first line, without stack, cause or members", () => {
  const reason = Object.assign(new TypeError("first of 4111 1111\n1111 1111 here\nsecond line"), {
    body: "secret body",
    cause: new Error("deeper"),
  });
  expect(errorText(reason)).toBe("TypeError: first of [redacted] here");
  expect(errorText("plain")).toBe("Thrown: plain");
  expect(errorText(undefined)).toBe("Thrown: undefined");
  expect(errorText(new Error("x".repeat(1_000)))).toHaveLength(300);
});

test("cutting a long error leaves no half of a number", () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 250, max: 310 }),
      (length) => !errorText(new Error(`${"x".repeat(length)} 4111111111111111`)).includes("4111"),
    ),
  );
});

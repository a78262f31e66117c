import { expect, test } from "@playwright/test";
import { findLeaks, makeCanary } from "@/e2e/journeys/robust/support/canary";

type Spelling = readonly [how: string, text: string];

const card = { pan: "371449635398431", cvv: "7391" };
const found = (text: string): boolean => findLeaks(card, [{ where: "here", text }]).length > 0;
const base64 = (text: string): string => Buffer.from(text).toString("base64");
const escaped = (toCode: (digit: string) => string): string => card.pan.replaceAll(/\d/g, toCode);

const numbers: readonly Spelling[] = [
  ["plain", `pan=${card.pan}&`],
  ["in groups", "3714 496353 98431"],
  ["with dashes", "3714-4963-5398-431"],
  ["with unbreakable spaces", "3714\u00a0496353\u00a098431"],
  ["as digits of a list", [...card.pan].join(",")],
  ["nine digits of it", "x714496353x"],
  ["reversed", [...card.pan].toReversed().join("")],
  ["in base64", base64(card.pan)],
  ["in base64 after one byte", base64(`"${card.pan}"`)],
  ["in base64 after two bytes", base64(`a:${card.pan}`)],
  ["in hex", Buffer.from(card.pan).toString("hex")],
  ["in hex with spaces", Buffer.from(card.pan).toString("hex").replaceAll(/../g, "$& ")],
  ["with each digit escaped for an address", escaped((digit) => `%3${digit}`)],
  ["with each digit escaped for JSON", escaped((digit) => `\\u003${digit}`)],
  ["with each digit as an entity", escaped((digit) => `&#${digit.charCodeAt(0)};`)],
  ["as a number in JSON", JSON.stringify({ number: Number(card.pan) })],
];

const codes: readonly Spelling[] = [
  ["in JSON", '{"cvv":"7391"}'],
  ["in a form", "month=08&cvv=7391&"],
  ["in multipart", 'name="cvv"\r\n\r\n7391\r\n--x'],
  ["in a log", "code 7391 refused"],
  ["in an attribute", '<input value="7391">'],
  ["in base64", '"NzM5MQ=="'],
];

const harmless: readonly Spelling[] = [
  ["the Gate's masked number", "371449******8431"],
  ["the last four", "ending 8431"],
  ["the code within a longer number", "1700739112345"],
  ["another card", "4000000000000077"],
];

for (const [how, text] of numbers) test(`a number ${how} is found`, () => expect(found(text)).toBe(true));
for (const [how, text] of codes) test(`a code ${how} is found`, () => expect(found(text)).toBe(true));
for (const [what, text] of harmless) test(`${what} is no find`, () => expect(found(text)).toBe(false));

test("every canary passes the card's own checks and no two are alike", () => {
  const many = Array.from({ length: 200 }, makeCanary);
  expect(new Set(many.map(({ pan }) => pan)).size).toBe(200);
  for (const { pan, cvv } of many) {
    expect(pan).toMatch(/^37\d{13}$/);
    expect(cvv).toMatch(/^[3-9]\d{3}$/);
  }
});

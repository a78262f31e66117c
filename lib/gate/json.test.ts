import fc from "fast-check";
import { expect, test } from "vitest";
import { isJsonObject, JsonNumber, parseJson, type Json } from "@/lib/gate/json";

const limit = 64 * 1024;
const read = (text: string): Json | "unreadable" => {
  const parsed = parseJson(text, limit);
  return parsed.ok ? parsed.value : parsed.error;
};

/** Back to what `JSON.parse` would have given. */
const plain = (value: Json): unknown => {
  if (value instanceof JsonNumber) return Number(value.text);
  if (Array.isArray(value)) return value.map(plain);
  if (!isJsonObject(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([name, member]) => [name, plain(member)]));
};

test("a number keeps the text it was written with", () => {
  const texts = ["1.0", "-0", "1658910497.512741", "9007199254740993", "1E+2", "0.10"];
  expect(read(`[${texts.join(", ")}]`)).toEqual(texts.map((text) => new JsonNumber(text)));
});

test("every JSON text means the same here as in JSON.parse", () => {
  const json = fc.jsonValue({ maxDepth: 4, stringUnit: "grapheme" });
  fc.assert(
    fc.property(json, fc.constantFrom(0, 2), (value, indent) => {
      const text = JSON.stringify(value, null, indent);
      fc.pre(!text.includes('"__proto__"'));
      expect(plain(read(text))).toEqual(JSON.parse(text));
    }),
  );
});

test("whatever JSON.parse refuses is refused, and nothing throws", () => {
  const scraps = fc.constantFrom(
    ...'{}[]",:-0123456789.eE+ \n\\u'.split(""),
    "true",
    "null",
    '"a"',
    "\u0001",
  );
  fc.assert(
    fc.property(fc.array(scraps, { maxLength: 12 }), (parts) => {
      const text = parts.join("");
      const parsed = read(text);
      if (parsed !== "unreadable") expect(plain(parsed)).toEqual(JSON.parse(text));
    }),
  );
});

test.each([
  ["a name given twice", '{"a":1,"a":1}'],
  ["a name given twice, once escaped", '{"a":1,"\\u0061":1}'],
  ["__proto__", '{"__proto__":{"a":1}}'],
  ["__proto__ deep inside, escaped", '{"a":[{"__pro\\u0074o__":1}]}'],
  ["half a surrogate pair", '{"a":"\\ud800"}'],
  ["two values", "{}{}"],
  ["a trailing comma", '{"a":1,}'],
  ["a comment", '{"a":1}//'],
  ["a leading zero", "[01]"],
  ["a text without end", '{"a":"b'],
  ["a text that ends in a backslash", '{"a":"\\'],
  ["nothing", " "],
])("refused: %s", (_name, text) => {
  expect(read(text)).toBe("unreadable");
});

test("twenty levels are read and twenty-one refused", () => {
  const nested = (levels: number) => "[".repeat(levels) + "]".repeat(levels);
  expect(read(nested(20))).not.toBe("unreadable");
  expect(read(nested(21))).toBe("unreadable");
});

test("the limit counts bytes, not characters", () => {
  expect(parseJson('"яя"', 6).ok).toBe(true);
  expect(parseJson('"яяя"', 6).ok).toBe(false);
});

test("a member called constructor is only a member, and absent ones are absent", () => {
  const body = read('{"constructor":"x"}');
  expect(isJsonObject(body as Json) && (body as { constructor: unknown }).constructor).toBe("x");
  expect("toString" in (body as object)).toBe(false);
});

test("a megabyte of text is read without trouble", () => {
  expect(parseJson(JSON.stringify("a\\".repeat(300_000)), 2_000_000).ok).toBe(true);
});

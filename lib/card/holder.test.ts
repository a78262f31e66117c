import { describe, expect, test } from "vitest";
import { parseHolder } from "@/lib/card/holder";
import { error, ok } from "@/lib/result";

describe("the name on a card", () => {
  test.each([
    ["JOHN SMITH", "JOHN SMITH"],
    ["  John   Smith ", "John Smith"],
    ["José Ñandú Łukasz Øyvind", "José Ñandú Łukasz Øyvind"],
    ["Мар'яна Ґалаґан", "Мар'яна Ґалаґан"],
    ["Марʼяна", "Мар'яна"],
    ["O’Neil", "O'Neil"],
    ["Jean‑Luc – Picard", "Jean-Luc - Picard"],
    ["J. R. R. Tolkien 2", "J. R. R. Tolkien 2"],
    ["Cher", "Cher"],
    ["Jose\u0301", "José"],
    ["Anna\u00a0Maria", "Anna Maria"],
    ["Әлия Қызы", "Әлия Қызы"],
    ["12345678901", "12345678901"],
  ])("%s is taken as %s", (text, name) => {
    expect(parseHolder(text)).toEqual(ok(name));
  });

  test.each([
    ["", "missing"],
    [" \u00a0 ", "missing"],
    ["a".repeat(201), "tooLong"],
    ["a".repeat(5_000), "tooLong"],
    ["John\u0000Smith", "characters"],
    ["John <b>", "characters"],
    ["John & Mary", "characters"],
    ["Γιάννης", "characters"],
    ["山田太郎", "characters"],
    ["محمد", "characters"],
    ["John 🙂", "characters"],
    ["4242 4242 4242 4242", "strayDigits"],
    ["John 4242-4242-4242-4242", "strayDigits"],
    ["٤٢٤٢٤٢٤٢٤٢٤٢٤٢٤٢", "strayDigits"],
    ["123456789012", "strayDigits"],
  ] as const)("%s is refused: %s", (text, fault) => {
    expect(parseHolder(text)).toEqual(error(fault));
  });

  test("200 letters are not too many", () => {
    expect(parseHolder("я".repeat(200)).ok).toBe(true);
  });
});

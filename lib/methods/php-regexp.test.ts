import { describe, expect, test } from "vitest";
import { toRegExp } from "@/lib/methods/php-regexp";

describe("a PHP pattern", () => {
  test.each([
    ["/^\\d{6}$/", "123456", "12345"],
    ["^\\d{6}$", "123456", "12345"],
    ["/^\\d{6}$", "123456", "12345"],
    ["/^\\\\d{6}$/", "123456", "dddddd"],
    ["#^[a-z]+$#i", "ABC", "123"],
    ["~^\\p{L}+$~u", "Київ", "123"],
    ["/^\\p{L}+$/", "Київ", "123"],
    ["/\\A\\d+\\z/", "12", "12a"],
    ["/\\d+/A", "12a", "a12"],
    ["/^\\x{41}$/u", "A", "B"],
    ["/^[\\w\\-\\.]+$/", "a-b.c", "a b"],
    ["/^\\_\\@$/", "_@", "x"],
    ["/^[a-zA-Z_]*$/", "success", "5"],
    ["/^(?:UA)?\\d{4}$/", "UA1234", "GB1234"],
    ["/^\\+?[0-9]{10,15}$/", "+380501234567", "+38"],
    [
      "/^[_a-zA-Z0-9-]+(\\.[_a-zA-Z0-9-]+)*@[a-zA-Z0-9-]+(\\.[a-zA-Z0-9-]+)*(\\.[a-zA-Z]{2,3})$/",
      "a.b@c.example.com",
      "a@b",
    ],
    ["/^([a-z0-9_-]+\\.)*[a-z0-9_-]+@[a-z0-9_-]+(\\.[a-z0-9_-]+)*\\.[a-z]{2,6}$/", "a.b@c.org", "a@"],
  ])("%s takes %s and refuses %s", (php, good, bad) => {
    const pattern = toRegExp(php);
    expect([pattern?.test(good), pattern?.test(bad)]).toEqual([true, false]);
  });

  test.each([
    ["nothing", ""],
    ["only delimiters", "//"],
    ["longer than 255", `/^${"a".repeat(300)}$/`],
    ["no pattern at all", "/[/"],
    ["a modifier that changes the reading", "/^ a $/x"],
    ["PHP's own escapes, which would mean letters here", "/^\\h+_\\-\\_$/"],
    ["POSIX classes, which would mean letters here", "/^[[:alpha:]]+\\_$/"],
    ["a class that begins with its own bracket", "/^[]a]$/"],
    ["the same, turned round", "/^[^]a]$/"],
    ["possessive quantifiers", "/^a++$/"],
    ["atomic groups", "/^(?>a)$/"],
    ["inline modifiers", "/^(?i)a$/"],
    ["back references", "/^(a)\\1$/"],
  ])("is not checked when it cannot be read surely: %s", (_, php) => {
    expect(toRegExp(php)).toBeNull();
  });
});

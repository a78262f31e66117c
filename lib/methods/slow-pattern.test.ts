import { expect, test } from "vitest";
import { mayBeSlow } from "@/lib/methods/slow-pattern";

test.each([
  "^(a+)+$",
  "^(a*)*$",
  "^(a|a)*$",
  "^(a|ab)*c$",
  "(\\d|\\w)+$",
  "^(\\w+\\s?)*$",
  "([a-z]+)*@",
  "((ab)+)+",
  "^(.*a){20}$",
  "(?:a{1,3}){9}",
  "(?:a?){30}b",
  "(-?\\w+)+$",
  "(\\.[a-z.]+)*$",
  ".*.*.*.*x",
  "\\w*a\\w*a\\w*a\\w*a\\w*b",
  "(a)+(a)+(a)+(a)+(a)+b",
  "a*(a*)(a*)(a*)(a*)b",
  "\\d+-?\\d+-?\\d+-?\\d+-?\\d+x",
  "\\d+(-)?\\d+(-)?\\d+(-)?\\d+(-)?\\d+x",
  `${"(a?)?".repeat(50)}b+b+b+b+b+c`,
  "^(a\\p{L}+)+$",
  "^(A[a-z]+)+$",
  "^(a)\\1$",
  "(?<=a)b",
  "(unclosed",
  "closed)+",
])("%s may be slow", (source) => {
  expect(mayBeSlow(source)).toBe(true);
});

test.each([
  "^\\d{6}$",
  "^[a-z]+$",
  "^(\\d{3}){2}$",
  "^(\\+\\d+)?$",
  "^(a|b)$",
  "^(a|b)?c+$",
  "^[a-z]+(\\.[a-z]+)*@[a-z]+$",
  "^([a-z]+\\.)+[a-z]{2,5}$",
  "^(?=.*\\d)\\w+$",
  "^[^\\]]+\\]$",
  "^.+@.+\\..+$",
  "^\\(\\d+\\)$",
  "^a{2}b{2,4}$",
])("%s is quick", (source) => {
  expect(mayBeSlow(source)).toBe(false);
});

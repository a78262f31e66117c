import fc from "fast-check";

/** What a broken proxy, another version or an attacker may make of one member. `undefined` removes it. */
const wounds = [
  undefined,
  null,
  true,
  false,
  [],
  {},
  "",
  "0",
  "10890",
  " success ",
  "Success",
  "javascript:alert(1)",
  "\0\u{1F4A9}",
  "x".repeat(5_000),
  0,
  -1,
  0.5,
  10_890,
  1e21,
  Number.MAX_SAFE_INTEGER,
  [[[[[[[[{}]]]]]]]],
  { amount: { amount: 1 } },
  ["success", "decline"],
] as const;

type Tree = { [name: string]: unknown };
const isTree = (value: unknown): value is Tree => typeof value === "object" && value !== null;

const pathsOf = (value: unknown, path: readonly string[] = []): (readonly string[])[] =>
  isTree(value)
    ? Object.entries(value).flatMap(([name, member]) => [
        [...path, name],
        ...pathsOf(member, [...path, name]),
      ])
    : [];

function wound(body: Tree, path: readonly string[], value: unknown): void {
  const [last = "", ...rest] = path.toReversed();
  let at: unknown = body;
  for (const name of rest.toReversed()) at = isTree(at) ? at[name] : undefined;
  if (!isTree(at)) return;
  if (value === undefined) delete at[last];
  else at[last] = value;
}

/** A copy of one of the bodies with one to four members removed, retyped, nested or made huge. */
export const mutilated = (bodies: readonly object[]): fc.Arbitrary<Tree> =>
  fc
    .record({
      body: fc.constantFrom(...bodies),
      cuts: fc.array(fc.tuple(fc.nat(), fc.constantFrom(...wounds)), { minLength: 1, maxLength: 4 }),
    })
    .map(({ body, cuts }) => {
      const copy = structuredClone(body) as Tree;
      for (const [place, value] of cuts) {
        const paths = pathsOf(copy);
        const path = paths[place % Math.max(1, paths.length)];
        if (path) wound(copy, path, structuredClone(value));
      }
      return copy;
    });

/** A text that was cut off, doubled a member, or had a sign changed. */
export const brokenText = (text: string): fc.Arbitrary<string> =>
  fc.oneof(
    fc.nat({ max: text.length }).map((end) => text.slice(0, end)),
    fc
      .nat({ max: text.length })
      .chain((at) =>
        fc.string({ maxLength: 3 }).map((sign) => text.slice(0, at) + sign + text.slice(at + 1)),
      ),
    fc.constant(text.replace("{", '{"payment":{"status":"success","id":"x"},')),
    fc.constant(`[${text}]`),
    fc.constant(`${text}${text}`),
    fc.constant(`\uFEFF${text}`),
    fc.constant("[".repeat(10_000)),
  );

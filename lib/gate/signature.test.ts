import { createHmac } from "node:crypto";
import fc from "fast-check";
import { expect, test } from "vitest";
import fixture from "@/lib/gate/fixtures/signature-vectors.json";
import { isJsonObject, JsonNumber, parseJson, type Json, type JsonObject } from "@/lib/gate/json";
import { canonical, sign, signatureOf, verifySignature } from "@/lib/gate/signature";

const secret = "sandbox-secret-key";

const parse = (text: string): JsonObject => {
  const parsed = parseJson(text, 1_000_000);
  if (!parsed.ok || !isJsonObject(parsed.value)) throw new Error(`no object: ${text}`);
  return parsed.value;
};
const signed = (body: JsonObject): JsonObject => ({ ...body, signature: sign(body, secret) });
const reread = (body: JsonObject): JsonObject => parse(JSON.stringify(body));

test.each(fixture)("published vector $id: same text, same signature, accepted", (vector) => {
  const body = reread(vector.params as JsonObject);
  expect(canonical(body)).toBe(vector.canonical);
  expect(sign(body, vector.secret)).toBe(vector.signature);
  expect(verifySignature({ ...body, signature: vector.signature }, vector.secret)).toBe(true);
  expect(verifySignature({ ...body, signature: vector.signature }, `${vector.secret}x`)).toBe(false);
});

test("lists of more than ten go in natural order when signed, and either order is accepted", () => {
  const body = { list: Array.from({ length: 12 }, (_, index) => index), list2: "x", Zed: 1, a_b: 2 };
  const natural = canonical(body);
  expect(natural).toContain("list:2:2;list:3:3");
  expect(canonical(body, "byte")).toContain("list:1:1;list:10:10;list:11:11;list:2:2");
  expect(natural.startsWith("Zed:1;a_b:2;list2:x;list:0:0")).toBe(true);
  expect(verifySignature(signed(body), secret)).toBe(true);
  const byBytes = createHmac("sha512", secret).update(canonical(body, "byte")).digest("base64");
  expect(byBytes).not.toBe(sign(body, secret));
  expect(verifySignature({ ...body, signature: byBytes }, secret)).toBe(true);
});

test("a key sorts before the same key with a digit behind it", () => {
  expect(canonical({ address2: "b", address: "a", address10: "c" })).toBe("address:a;address2:b;address10:c");
});

test("exact number text is signed: 1.0 is not 1", () => {
  const original = '{"received_at":1658910497.512741,"rate":1.0,"id":9007199254740993';
  const signature = sign(parse(`${original}}`), secret);
  expect(canonical(parse(`${original}}`))).toBe("id:9007199254740993;rate:1.0;received_at:1658910497.512741");
  const carried = JSON.stringify(signature);
  expect(verifySignature(parse(`${original},"signature":${carried}}`), secret)).toBe(true);
  expect(verifySignature(parse(`${original.replace("1.0", "1")},"signature":${carried}}`), secret)).toBe(
    false,
  );
  expect(verifySignature(parse(`${original.replace("993", "992")},"signature":${carried}}`), secret)).toBe(
    false,
  );
});

test("a colon inside a name is doubled", () => {
  expect(canonical({ "a:b": { c: 1 } })).toBe("a::b:c:1");
});

test("the signature is looked for at the top first, then in general", () => {
  expect(signatureOf({ signature: "top", general: { signature: "in" } })).toBe("top");
  expect(signatureOf({ general: { signature: "in" } })).toBe("in");
  const body = { general: { project_id: 42 } };
  const inside = { general: { project_id: 42, signature: sign(body, secret) } };
  expect(verifySignature(inside, secret)).toBe(true);
  expect(verifySignature({ ...inside, signature: "wrong" }, secret)).toBe(false);
});

test.each([
  ["none", {}],
  ["empty", { signature: "" }],
  ["a number", { signature: 5 }],
  ["short", { signature: "abc" }],
  ["long", { signature: "A".repeat(5000) }],
])("refused without a throw: %s signature", (_name, extra) => {
  expect(verifySignature({ project_id: 42, ...extra }, secret)).toBe(false);
});

test.each([
  [
    "a text",
    "J;payment:id:p1;payment:status:success;project_id:42;z:",
    {
      payment: { id: "p1", status: "success" },
      project_id: 42,
      z: ";payment:id:p1;payment:status:decline;project_id:42",
    },
  ],
  [
    "names",
    "J;payment:id:p1;payment:status:success;payment:z",
    {
      payment: { id: "p1", status: "success", "z;payment": { id: { "p1;payment": { status: "decline" } } } },
      project_id: 42,
    },
  ],
])("a payer's name cannot play lines of its own while %s swallow the true ones", (_what, holder, rest) => {
  const honest = {
    account: { card_holder: holder },
    payment: { id: "p1", status: "decline" },
    project_id: 42,
  };
  const forged = { account: { card_holder: "J" }, ...rest };
  expect(canonical(forged)).toBe(canonical(honest));
  expect(verifySignature({ ...forged, signature: sign(honest, secret) }, secret)).toBe(false);
});

test("a small message cannot blow up into megabytes of paths", () => {
  const long = "n".repeat(30_000);
  const short = { [long.slice(0, 100)]: Array.from({ length: 1000 }, () => "") };
  expect(verifySignature(signed(short), secret)).toBe(true);
  const tooLong = { [long]: Array.from({ length: 100 }, () => "") };
  expect(verifySignature(signed(tooLong), secret)).toBe(false);
});

const name = fc.stringMatching(/^[a-z][a-z_]{0,7}\d?$/);
const leaf = fc.oneof(
  fc.string({ unit: "grapheme", maxLength: 12 }).map((text) => text.replaceAll(";", "")),
  fc.integer(),
  fc.boolean(),
  fc.constant(null),
);
const { tree } = fc.letrec<{ tree: Json }>((tie) => ({
  tree: fc.oneof(
    { maxDepth: 4, withCrossShrink: true },
    leaf,
    fc.array(tie("tree"), { maxLength: 12 }),
    fc.dictionary(name, tie("tree"), { maxKeys: 5, noNullPrototype: true }),
  ),
}));
const body = fc
  .dictionary(name, tree, { minKeys: 1, maxKeys: 6, noNullPrototype: true })
  .filter((value) => canonical(value) !== "" && !("signature" in value));

type Step = (string | number)[];
const leaves = (value: Json, path: Step = []): Step[] => {
  if (value instanceof JsonNumber || typeof value !== "object" || value === null) return [path];
  return Object.entries(value).flatMap(([key, member]) => leaves(member, [...path, key]));
};

/** The same body with one leaf changed, whatever its place. */
const changed = (value: Json, path: Step, to: Json): Json => {
  const [first, ...rest] = path;
  if (first === undefined) return to;
  const copy = structuredClone(value) as Record<string, Json>;
  copy[first] = changed(copy[first] ?? null, rest, to);
  return copy;
};

const shuffled = (value: Json): Json => {
  if (Array.isArray(value)) return value.map(shuffled);
  if (!isJsonObject(value)) return value;
  return Object.fromEntries(
    Object.entries(value)
      .map(([key, member]) => [key, shuffled(member)] as const)
      .toReversed(),
  );
};

test("any change of one field is rejected", () => {
  fc.assert(
    fc.property(body, fc.nat(), leaf, (original, pick, to) => {
      const message = signed(original);
      const paths = leaves(original);
      const altered = changed(message, paths[pick % paths.length] ?? [], to) as JsonObject;
      fc.pre(canonical(altered) !== canonical(original));
      expect(verifySignature(reread(altered), secret)).toBe(false);
    }),
  );
});

test("any change of key order and of white space is accepted", () => {
  fc.assert(
    fc.property(body, (original) => {
      const message = shuffled(signed(original));
      expect(verifySignature(parse(JSON.stringify(message, null, 2)), secret)).toBe(true);
    }),
  );
});

test("an added and a missing field are rejected", () => {
  fc.assert(
    fc.property(body, (original) => {
      const message = signed(original);
      expect(verifySignature({ ...message, added_field: "" }, secret)).toBe(false);
      const [first] = Object.keys(original);
      const { [first ?? ""]: dropped, ...rest } = message;
      fc.pre(canonical({ only: dropped ?? null }) !== "");
      expect(verifySignature(rest, secret)).toBe(false);
    }),
  );
});

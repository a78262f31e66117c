import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { PLAIN } from "@/lib/brand/brand";
import { parseAccounts } from "@/lib/config/accounts-file";
import { logoReader, parseLogo } from "@/lib/config/read-logo";
import { error, ok } from "@/lib/result";

const sandbox = new URL("../../e2e/sandbox/", import.meta.url);
const lemon = readFileSync(new URL("brands/lemon.png", sandbox));
const pictures = { name: "a.png", width: 100, height: 100 };

const read = (
  brand: unknown,
  logo = (file: string) => (file === "a.png" ? ok(pictures) : error("it is lost")),
) =>
  parseAccounts(
    [
      {
        commerce_account: "coma_1",
        public_key: "pk_test_1",
        name: "Green Room",
        gate: { project_id: 42, secret: "sandbox-secret-key" },
        brand,
      },
    ],
    logo,
  );
const brandOf = (brand: unknown) => {
  const parsed = read(brand);
  if (!parsed.ok) throw new Error(parsed.error.join("\n"));
  return parsed.value[0]?.brand;
};
const problemsOf = (brand: unknown): readonly string[] => {
  const parsed = read(brand);
  return parsed.ok ? [] : parsed.error;
};

test("an account without a brand looks like us", () => {
  expect(brandOf(undefined)).toEqual(PLAIN);
  expect(brandOf({})).toEqual(PLAIN);
});

test("every member is read", () => {
  expect(
    brandOf({
      logo: "a.png",
      logo_dark: "a.png",
      accent: { light: "#E2001A", dark: "rgb(255, 120, 130)" },
      background: "hsl(50, 100%, 94%)",
      radius: 8,
      font: "serif",
      pay_button: "donate",
      theme: "dark",
      link_style: false,
    }),
  ).toEqual({
    logo: { light: pictures, dark: pictures },
    accent: { light: "#e2001a", dark: "#ff7882" },
    background: { light: "#fffae0", dark: null },
    radius: 8,
    font: "serif",
    payButton: "donate",
    theme: "dark",
    linkStyle: false,
  });
});

test.each(["accent", "colour", "color"])("%s may be one colour for both grounds", (name) =>
  expect(brandOf({ [name]: "#0052cc" })?.accent).toEqual({ light: "#0052cc", dark: "#0052cc" }),
);

test("a dark background is that of dark pages", () =>
  expect(brandOf({ background: "#101820" })?.background).toEqual({ light: null, dark: "#101820" }));

test.each([
  [{ accent: "red;}" }, "account 0.brand.accent: put a colour as #rrggbb"],
  [{ accent: "#fff", color: "#000" }, "account 0.brand: put accent or colour, not both."],
  [{ radius: "huge" }, "account 0.brand.radius: put one of none, small, round, or pixels from 0 to 28."],
  [{ radius: 29 }, "account 0.brand.radius: put one of none, small, round, or pixels from 0 to 28."],
  [{ font: "Comic Sans MS" }, "account 0.brand.font: put one of system, serif, mono, rounded."],
  [{ pay_button: "buy" }, "account 0.brand.pay_button: put one of pay, donate, subscribe, book, order."],
  [{ theme: "night" }, "account 0.brand.theme: put one of auto, light, dark."],
  [{ logo_dark: "a.png" }, "account 0.brand: put a logo besides logo_dark."],
  [{ logo: "lost.png" }, "account 0.brand.logo: it is lost."],
  [{ acent: "#fff" }, "account 0.brand: "],
])("%j is refused in words that mend it", (brand, words) => {
  const problems = problemsOf(brand);
  expect(problems.length).toBe(1);
  expect(problems[0]).toContain(`CHECKOUT_ACCOUNTS_FILE: ${words}`);
});

/** A PNG's head and tail, of these sides; nobody draws it. */
const png = (width: number, height: number, size = 100): Buffer => {
  const bytes = Buffer.alloc(size);
  lemon.copy(bytes, 0, 0, 33);
  bytes.writeUInt32BE(width, 16);
  bytes.writeUInt32BE(height, 20);
  lemon.copy(bytes, size - 12, lemon.length - 12);
  return bytes;
};

test("a logo is a whole PNG of sensible sides, named by its content", () => {
  const logo = parseLogo(lemon);
  expect(logo).toMatchObject({ ok: true, value: { width: 160, height: 160 } });
  expect(logo.ok ? logo.value.name : "").toMatch(/^[0-9a-f]{24}\.png$/);
  expect(parseLogo(png(400, 100))).toMatchObject({ ok: true, value: { width: 400, height: 100 } });
  expect(parseLogo(png(400, 101))).not.toEqual(parseLogo(png(400, 100)));
});

test.each([
  ["another kind", Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>')],
  ["nothing", Buffer.alloc(0)],
  ["half a picture", lemon.subarray(0, lemon.length - 20)],
  ["a picture with something behind it", Buffer.concat([lemon, Buffer.from("<script>")])],
  ["too small", png(23, 100)],
  ["too large", png(2_001, 1_000)],
  ["too long", png(900, 100)],
  ["too heavy", png(100, 100, 100_001)],
])("%s is no logo", (_, bytes) => expect(parseLogo(bytes).ok).toBe(false));

test("logos lie beside the accounts file, and one that cannot be read is told", () => {
  const files = new Map<string, Uint8Array<ArrayBuffer>>();
  const reader = logoReader(sandbox.pathname, files);
  const logo = reader("brands/lemon.png");
  expect(logo.ok && files.get(logo.value.name)?.byteLength).toBe(lemon.length);
  expect(reader("brands/none.png")).toMatchObject({ ok: false });
});

test("the sandbox's own accounts have their logos", () => {
  const json: unknown = JSON.parse(readFileSync(new URL("accounts.json", sandbox), "utf8"));
  const parsed = parseAccounts(json, logoReader(sandbox.pathname, new Map()));
  expect(
    parsed.ok ? parsed.value.filter(({ brand }) => brand.logo.light !== null).length : parsed.error,
  ).toBe(2);
});

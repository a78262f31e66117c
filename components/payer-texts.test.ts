import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseSync } from "vite";
import { describe, expect, it } from "vitest";
import { en } from "@/lib/i18n/catalogues/en";

const root = fileURLToPath(new URL("..", import.meta.url));

const sources = (folder: string): readonly string[] =>
  readdirSync(join(root, folder), { recursive: true, encoding: "utf8" })
    .filter((file) => /\.tsx?$/.test(file) && !file.includes(".test."))
    .map((file) => join(folder, file));

/** Attributes whose value a payer sees or hears. */
const SPOKEN = /^(aria-(label|description|roledescription|valuetext)|title|alt|placeholder|label)$/;
const LETTER = /\p{L}/u;

type Node = { readonly type: string; readonly [key: string]: unknown };
const isNode = (value: unknown): value is Node =>
  typeof value === "object" && value !== null && "type" in value && typeof value.type === "string";

/** The text of a literal, or of a template's fixed parts. */
function literalText(value: unknown): string {
  if (!isNode(value)) return "";
  if (value.type === "Literal") return typeof value["value"] === "string" ? value["value"] : "";
  if (value.type === "JSXExpressionContainer") return literalText(value["expression"]);
  if (value.type === "TemplateLiteral")
    return JSON.stringify(value["quasis"])
      .replace(/"\w+":/g, "")
      .replace(/"TemplateElement"|true|false/g, "");
  return "";
}

function payerTexts(node: unknown): string[] {
  if (Array.isArray(node)) return node.flatMap(payerTexts);
  if (!isNode(node)) return [];
  const own: string[] = [];
  if (node.type === "JSXText") own.push(String(node["value"]));
  if (node.type === "JSXElement" || node.type === "JSXFragment")
    own.push(...(node["children"] as unknown[]).map(literalText));
  if (node.type === "JSXAttribute" && isNode(node["name"]) && SPOKEN.test(String(node["name"]["name"])))
    own.push(literalText(node["value"]));
  return [...own.filter((text) => LETTER.test(text)), ...Object.values(node).flatMap(payerTexts)];
}

const textsIn = (source: string): string[] => payerTexts(parseSync("page.tsx", source).program);

describe("payers' texts", () => {
  it("stand in the catalogues only, never in markup", () => {
    const found = [...sources("app"), ...sources("components")]
      .filter((file) => file.endsWith(".tsx"))
      .flatMap((file) =>
        textsIn(readFileSync(join(root, file), "utf8")).map((text) => `${file}: ${text.trim()}`),
      );
    expect(found).toEqual([]);
  });

  it.each([
    "<p>Hello</p>",
    "<p>{'Hello'}</p>",
    "<p>{`Hello ${name}`}</p>",
    "<img alt='Hello' />",
    "<a aria-label={'Hello'} href='#' />",
  ])("would be found in %s", (markup) => expect(textsIn(`export const x = ${markup};`)).toHaveLength(1));

  it("are not seen where there are none", () =>
    expect(
      textsIn("export const x = <p className='lead' title={t('a.b')}>{t('a.b')} · {`${n}`}</p>;"),
    ).toEqual([]));
});

describe("the catalogue", () => {
  // Only of meaning once the pages are there to use the words.
  it.skipIf(!existsSync(join(root, "app/pay/[invoiceId]/result/page.tsx")))(
    "has no message that nothing shows",
    () => {
      const code = ["app", "components", "lib"]
        .flatMap(sources)
        .filter((file) => !file.includes("i18n/catalogues"))
        .map((file) => readFileSync(join(root, file), "utf8"))
        .join("\n");
      const quoted = new Set([...code.matchAll(/["'`]([a-z]\w*(?:\.\w+)+)["'`]/gi)].map(([, key]) => key));
      // `refusal.${kind}.title` uses every key of that shape.
      const shapes = [...code.matchAll(/`((?:[\w.]|\$\{[^}`]*\})+)`/g)]
        .map(([, shape = ""]) => shape)
        .filter((shape) => shape.includes("${") && /^[a-z]\w*\./i.test(shape))
        .map((shape) => new RegExp(`^${shape.replace(/\./g, "\\.").replace(/\$\{[^}]*\}/g, "([\\w.]+)")}$`));
      // What stands in for `${kind}` must be a word of the code as well: a shape alone hides keys that nothing makes.
      const words = new Set(code.match(/\w+/g));
      const isMade = (key: string): boolean =>
        shapes.some((shape) =>
          shape
            .exec(key)
            ?.slice(1)
            .join(".")
            .split(".")
            .every((part) => words.has(part)),
        );
      expect(Object.keys(en).filter((key) => !quoted.has(key) && !isMade(key))).toEqual([]);
    },
  );
});

import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { parseLink, type ParametersLink } from "@/lib/forms/link";

const required = "public_key=pk_test_EXAMPLE&amount=100&currency=USD";

const read = (query: string): ParametersLink => {
  const link = parseLink(new URLSearchParams(`${required}&${query}`));
  if (!link.ok || link.value.kind !== "parameters") throw new Error(`not opened: ${query}`);
  return link.value;
};

describe("what a link cannot do", () => {
  test.each([
    ["expires=tomorrow", "expires"],
    ["expires=-5", "expires"],
    ["expires=1893456000000", "expires"],
    ["return_url=ftp://shop.example/", "return_url"],
    ["return_url=javascript:alert(1)", "return_url"],
    ["return_url=data:text/html,x", "return_url"],
    ["return_url=//shop.example", "return_url"],
    ["return_url=https://user:secret@shop.example", "return_url"],
    [`return_url=https://shop.example/${"a".repeat(2_100)}`, "return_url"],
    ["return_urls[success]=nonsense", "return_urls.success"],
    ["service=Robert'); DROP", "service"],
    ["service_fields=text", "service_fields"],
    [`service_fields[a]=${"a".repeat(256)}`, "service_fields"],
    ["service_fields[a b]=1", "service_fields"],
    ["locale=klingon", "locale"],
    ["pay_button_label=steal", "pay_button_label"],
    ["display[hide_header]=perhaps", "display.hide_header"],
    ["display[hide_methods][]=<b>", "display.hide_methods"],
    ["style[Bad]=1", "style"],
    [`style[primary]=${"a".repeat(101)}`, "style"],
    [`metadata[a]=${"a".repeat(1_001)}`, "metadata"],
    ["metadata[a][b]=1", "metadata"],
    ["metadata[__proto__]=1", "metadata"],
    ["customer[email]=p@example.com", "customer"],
    ["customer[reference_id]=1&customer[email]=nonsense", "customer.email"],
    ["customer[reference_id]=1&customer[phone]=abc", "customer.phone"],
    ["customer[reference_id]=1&customer[address][country]=Ukraine", "customer.address.country"],
  ])("a bad value is dropped and named, the rest stays: %s", (query, name) => {
    const link = read(`${query}&reference_id=kept`);
    expect(link.dropped).toEqual([name]);
    expect(link.referenceId).toBe("kept");
  });

  test("fifty pairs of metadata are kept, more are dropped", () => {
    const query = Array.from({ length: 51 }, (_, index) => `metadata[k${index}]=${index}`).join("&");
    const link = read(query);
    expect(Object.keys(link.metadata)).toHaveLength(50);
    expect(link.dropped).toEqual(["metadata"]);
  });

  test("unknown names are ignored, a callback address among them", () => {
    expect(read("callback_url=https://evil.example&x[y]=z&[]=1&a]b=2")).toEqual(read(""));
  });

  test("names of dropped values are never the payer's own words", () => {
    const known = /^[a-z_]+(?:\.[a-z_]+)*$/;
    fc.assert(
      fc.property(
        fc.string(),
        fc.string(),
        fc.constantFrom("metadata", "style", "display", "customer", "service_fields", "return_urls"),
        (key, value, root) => {
          const query = new URLSearchParams(required);
          query.set(`${root}[${key}]`, value);
          const link = parseLink(query);
          expect(link.ok && link.value.dropped.every((name) => known.test(name) && name.length < 60)).toBe(
            true,
          );
        },
      ),
    );
  });

  test("no query makes it throw or touches an object's prototype", () => {
    const pair = fc.tuple(
      fc.oneof(
        fc.string(),
        fc.constantFrom(
          "cpi",
          "amount",
          "metadata[__proto__][x]",
          "customer[constructor]",
          "style[__proto__]",
        ),
      ),
      fc.string(),
    );
    fc.assert(
      fc.property(fc.array(pair), (pairs) => {
        const link = parseLink(new URLSearchParams([...new URLSearchParams(required), ...pairs]));
        expect(typeof link.ok).toBe("boolean");
        expect(Object.keys(Object.prototype)).toEqual([]);
      }),
    );
  });
});

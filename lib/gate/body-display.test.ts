import { describe, expect, it } from "vitest";
import { isJsonObject, parseJson } from "@/lib/gate/json";
import { toInstruction } from "@/lib/gate/to-instruction";

const read = (body: unknown) => {
  const parsed = parseJson(JSON.stringify(body), 65_536);
  if (!parsed.ok || !isJsonObject(parsed.value)) throw new Error("not a body");
  return toInstruction(parsed.value, "awaiting redirect result");
};
const redirect = (data: Record<string, unknown>) => read({ redirect_data: data });

describe("a redirect without an address", () => {
  it("shows by itself what stands in the body of a redirect without an address", () => {
    const body = { lifetime: "900", id: "771 204 553", destination: "Terminal" };
    expect(redirect({ url: "", method: "GET", body })).toMatchObject({
      kind: "display",
      lifetimeMs: 900_000,
      requisites: [
        { title: "id", name: "paymentNumber", value: "771 204 553" },
        { title: "destination", name: "where", value: "Terminal" },
      ],
    });
  });
  it("shows nothing for an address that may not be followed, whatever its body holds", () => {
    const body = { id: "771 204 553" };
    expect(redirect({ url: "javascript:alert(1)", method: "GET", body })).toBeNull();
    expect(redirect({ url: "", method: "GET", body: [] })).toBeNull();
  });
  it("asks for what is missing first: its body may be of no use without it", () => {
    const redirect_data = { url: "", method: "GET", body: { id: "7" } };
    expect(read({ redirect_data, clarification_fields: { customer: ["phone"] } })?.kind).toBe(
      "clarification",
    );
  });
  it("is nothing to show where only a lifetime came", () =>
    expect(redirect({ url: "", method: "GET", body: { lifetime: "900" } })).toBeNull());
});

import { expect, it } from "vitest";
import { leftKey, leftOf } from "@/app/left-cookie";

const id = "cpi_AbCdEfGh12345678";

it("is remembered of a leaving page that names its ask, for its own invoice", () => {
  const left = leftOf(`/pay/${id}/redirect`, new URLSearchParams("ask=Ab-_9"));
  expect(left).toBe(`${id}.Ab-_9`);
  expect(leftKey(left ?? undefined, id)).toBe("Ab-_9");
  expect(leftKey(left ?? undefined, "cpi_ZZZZZZZZ12345678")).toBeNull();
  expect(leftKey(undefined, id)).toBeNull();
});

it.each([
  [`/pay/${id}/waiting`, "ask=a"],
  [`/pay/${id}/redirect`, ""],
  [`/pay/${id}/redirect`, "ask=a;b"],
  ["/pay/a%00b/redirect", "ask=a"],
])("is not remembered of %s?%s", (path, query) =>
  expect(leftOf(path, new URLSearchParams(query))).toBeNull(),
);

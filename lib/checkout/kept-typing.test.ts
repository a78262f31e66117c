import { expect, it, vi } from "vitest";
import { openTyping, sealTyping } from "@/lib/checkout/kept-typing";
import { invoiceId } from "@/lib/store/test-factories";

const keys = vi.hoisted(() => ({ savedCardKeys: [{ name: "a", key: Buffer.alloc(32, 7) }] }));
vi.mock("@/lib/config/env", () => ({ getEnv: () => keys }));

const id = invoiceId("cpi_Typing0000000001");
const typing = { holder: "JOHN SMITH", month: "08", year: "30" };

it("opens for the same invoice in the same browser only, and reads as nothing in between", () => {
  const sealed = sealTyping(id, "browser", typing) ?? "";
  expect(sealed).not.toMatch(/JOHN|SMITH/);
  expect(openTyping(id, "browser", sealed)).toEqual(typing);
  expect(openTyping(invoiceId("cpi_Typing0000000002"), "browser", sealed)).toBeNull();
  expect(openTyping(id, "another", sealed)).toBeNull();
  expect(openTyping(id, null, sealed)).toBeNull();
  expect(
    openTyping(
      id,
      "browser",
      sealed.replace(/\.(.)(?=[^.]*$)/, (_, sign) => (sign === "A" ? ".B" : ".A")),
    ),
  ).toBeNull();
  expect(openTyping(id, "browser", "nothing sealed")).toBeNull();
});

it("keeps nothing for a browser that is not known", () => {
  expect(sealTyping(id, null, typing)).toBeNull();
});

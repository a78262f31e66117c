import { expect, test } from "vitest";
import { routeFamily } from "@/lib/security/route-family";

test.each([
  ["/", "page"],
  ["/hpp/", "page"],
  ["/pay/cpi_Abc/card", "page"],
  ["/pay/cpi_Abc/redirect", "leave"],
  ["/pay/cpi_Abc/redirect/", "leave"],
  ["/pay/cpi_Abc/redirect/card", "page"],
  ["/pay/redirect", "page"],
  ["/api/callbacks/gate", "api"],
])("%s gets the policy of the family %s", (path, family) => {
  expect(routeFamily(path)).toBe(family);
});

import { expect, test } from "vitest";
import { routeFamily } from "@/lib/security/route-family";

test.each([
  ["/", "page"],
  ["/hpp/", "choice"],
  ["/pay/cpi_Abc/method", "choice"],
  ["/pay/cpi_Abc/wallet", "choice"],
  ["/pay/cpi_Abc/details", "page"],
  ["/pay/cpi_Abc/card", "page"],
  ["/pay/cpi_Abc/redirect", "leave"],
  ["/pay/cpi_Abc/redirect/", "leave"],
  ["/pay/cpi_Abc/redirect/card", "page"],
  ["/pay/cpi_Abc/challenge", "leave"],
  ["/pay/cpi_Abc/device-check", "device"],
  ["/pay/cpi_Abc/device-check/", "device"],
  ["/pay/cpi_Abc/constructor", "page"],
  ["/pay/device-check", "page"],
  ["/pay/redirect", "page"],
  ["/api/threeds/return/abc", "api"],
  ["/api/threeds/notify/abc", "framed"],
  ["/api/threeds/notify/abc/more", "api"],
  ["/api/callbacks/gate", "api"],
])("%s gets the policy of the family %s", (path, family) => {
  expect(routeFamily(path)).toBe(family);
});

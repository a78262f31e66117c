import { expect, test } from "vitest";
import { gateCallback, paths } from "@/lib/config/paths";

test("each step of an invoice has its own address", () => {
  const id = "cpi_AbCd-1";
  expect([paths.porch(id), paths.method(id), paths.card(id), paths.waiting(id), paths.result(id)]).toEqual([
    "/pay/cpi_AbCd-1",
    "/pay/cpi_AbCd-1/method",
    "/pay/cpi_AbCd-1/card",
    "/pay/cpi_AbCd-1/waiting",
    "/pay/cpi_AbCd-1/result",
  ]);
  expect([paths.redirect(id), paths.live(id), paths.state(id)]).toEqual([
    "/pay/cpi_AbCd-1/redirect",
    "/api/live/cpi_AbCd-1",
    "/api/state/cpi_AbCd-1",
  ]);
});

test("what stands in an address cannot break out of its place", () => {
  expect(paths.porch("../x?y")).toBe("/pay/..%2Fx%3Fy");
  expect(paths.details("cpi_1", "a&b=c")).toBe("/pay/cpi_1/details?service=a%26b%3Dc");
  expect(paths.threeDsReturn("a/b")).toBe("/api/threeds/return/a%2Fb");
});

test("faults travel as keys in one parameter", () => {
  expect(paths.card("cpi_1", ["number.missing", "cvv&short"])).toBe(
    "/pay/cpi_1/card?faults=number.missing,cvv%26short#problem",
  );
});

test("the documented addresses are as documented", () => {
  expect(paths.hpp("")).toBe("/hpp/");
  expect(paths.hpp("cpi=cpi_1")).toBe("/hpp/?cpi=cpi_1");
  expect(gateCallback("https://pay.example")).toBe("https://pay.example/api/callbacks/gate");
});

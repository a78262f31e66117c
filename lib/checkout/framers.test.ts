import { beforeEach, expect, it, vi } from "vitest";
import { framersOf } from "@/lib/checkout/framers";
import { error, ok } from "@/lib/result";

const world = vi.hoisted(() => ({ load: vi.fn(), accounts: [] as object[] }));
vi.mock("@/lib/config/env", () => ({ getEnv: () => ({ accounts: world.accounts }) }));
vi.mock("@/lib/checkout/load-payment", () => ({ loadPayment: world.load }));

const shop = {
  publicKey: "pk_shop",
  commerceAccount: "a",
  gate: {},
  frameAncestors: ["https://shop.example"],
};
const shut = { publicKey: "pk_shut", commerceAccount: "b", gate: {}, frameAncestors: [] };
const of = (path: string) => framersOf(new URL(path, "https://pay.example"));

beforeEach(() => {
  world.accounts = [shop, shut];
  world.load.mockReset().mockResolvedValue(ok({ account: shop }));
});

it.each(["/pay/cpi_Abc/card", "/pay/cpi_Abc", "/hpp/?cpi=cpi_Abc", "/hpp?cpi=cpi_Abc&public_key=pk_shut"])(
  "%s may be framed by the shop whose invoice it is",
  async (path) => {
    expect(await of(path)).toEqual(["https://shop.example"]);
    expect(world.load).toHaveBeenCalledWith("cpi_Abc");
  },
);

it("a link with parameters may be framed by the shop whose key it carries, and nobody is asked", async () => {
  expect(await of("/hpp/?public_key=pk_shop&amount=1")).toEqual(["https://shop.example"]);
  expect(await of("/hpp/?public_key=pk_shut")).toEqual([]);
  expect(await of("/hpp/?public_key=pk_nobody")).toEqual([]);
  expect(world.load).not.toHaveBeenCalled();
});

it.each(["/", "/gone", "/pay/..%2F/card", "/pay/x?cpi=cpi_Abc", "/other?public_key=pk_shop", "/hpp/"])(
  "%s is framed by nobody",
  async (path) => {
    expect(await of(path)).toEqual([]);
  },
);

it("an invoice that is not there, and one that nobody can tell of now, are framed by nobody", async () => {
  world.load.mockResolvedValue(error("unknown"));
  expect(await of("/pay/cpi_Abc/card")).toEqual([]);
  world.load.mockRejectedValue(new Error("away"));
  expect(await of("/pay/cpi_Abc/card")).toEqual([]);
});

it("where no account lets itself be framed nobody is asked", async () => {
  world.accounts = [shut];
  expect(await of("/pay/cpi_Abc/card")).toEqual([]);
  expect(world.load).not.toHaveBeenCalled();
});

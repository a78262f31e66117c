import { NextRequest } from "next/server";
import { beforeEach, expect, test, vi } from "vitest";
import { proxy } from "@/proxy";

const env = vi.hoisted(() => ({
  checkoutUrl: "https://pay.example",
  extraOrigins: ["http://192.168.1.20:3000"],
  accounts: [] as { wallets: unknown }[],
}));
vi.mock("@/lib/config/env", () => ({ getEnv: () => env }));

beforeEach(() => {
  env.accounts = [{ wallets: { apple_pay: null, google_pay: null } }];
});

const posted = (body: string, headers: Record<string, string> = {}) =>
  proxy(
    new NextRequest("http://10.0.0.7:3000/hpp/", {
      method: "POST",
      body,
      headers: { "content-type": "application/x-www-form-urlencoded", ...headers },
    }),
  );

test("a posted link leads to our own public address, whatever the request was addressed to", async () => {
  const answer = await posted("amount=1", { host: "evil.example" });
  expect(answer.status).toBe(303);
  expect(answer.headers.get("location")).toBe("https://pay.example/hpp/?amount=1");
  const local = await posted("amount=1", { host: "192.168.1.20:3000" });
  expect(local.headers.get("location")).toBe("http://192.168.1.20:3000/hpp/?amount=1");
});

test("a posted link that is too long is no link", async () => {
  const answer = await posted(`a=${"x".repeat(8_000)}`);
  expect(answer.headers.get("location")).toBe("https://pay.example/hpp/");
});

test("only pages of choice may ask for a wallet, and only where an account takes one", async () => {
  const policyOf = async (path: string) => {
    const { headers } = await proxy(new NextRequest(`https://pay.example${path}`));
    return [headers.get("content-security-policy")?.includes("google"), headers.get("permissions-policy")];
  };
  expect(await policyOf("/hpp/")).toEqual([false, expect.stringContaining("payment=()")]);
  env.accounts = [{ wallets: { apple_pay: null, google_pay: {} } }];
  expect(await policyOf("/hpp/")).toEqual([true, expect.stringContaining("payment=(self)")]);
  expect(await policyOf("/pay/cpi_1/wallet")).toEqual([true, expect.stringContaining("payment=(self)")]);
  expect(await policyOf("/pay/cpi_1/card")).toEqual([false, expect.stringContaining("payment=()")]);
});

test("a link's flag makes a television of its browser, for its steps and until the next link", async () => {
  const viewOf = async (path: string, cookie = "") => {
    const { headers } = await proxy(new NextRequest(`https://pay.example${path}`, { headers: { cookie } }));
    // What the framework hands to the page as the request's header.
    return [headers.get("x-middleware-request-x-checkout-view"), headers.get("set-cookie") ?? ""];
  };
  const [first, cookie] = await viewOf("/hpp/?cpi=cpi_1&display=tv");
  expect([first, cookie]).toEqual(["tv", expect.stringMatching(/^checkout_link_screen=tv;.*HttpOnly/i)]);
  expect((await viewOf("/pay/cpi_1/card", "checkout_link_screen=tv"))[0]).toBe("tv");
  expect((await viewOf("/pay/cpi_1/card", "checkout_link_screen=tv; checkout_screen=usual"))[0]).toBe(
    "usual",
  );
  const [next, forgotten] = await viewOf("/hpp/?cpi=cpi_2", "checkout_link_screen=tv");
  expect([next, forgotten]).toEqual(["usual", expect.stringMatching(/checkout_link_screen=;/)]);
});

test("what a client says of its own view in a header is not believed", async () => {
  const { headers } = await proxy(
    new NextRequest("https://pay.example/pay/cpi_1/card", { headers: { "x-checkout-view": "tv" } }),
  );
  expect(headers.get("x-middleware-request-x-checkout-view")).toBe("usual");
});

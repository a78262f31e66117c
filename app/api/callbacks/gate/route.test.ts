import { expect, test, vi } from "vitest";
import { POST } from "@/app/api/callbacks/gate/route";
import { config } from "@/proxy";

const receive = vi.hoisted(() => vi.fn());
vi.mock("@/lib/checkout/receive-callback", () => ({ receiveCallback: receive }));

const send = (body: string) =>
  POST(new Request("http://127.0.0.1/api/callbacks/gate", { method: "POST", body }));

test("the Gate is told of its callback, with the headers that the proxy sets elsewhere", async () => {
  receive.mockResolvedValueOnce("taken");
  const response = await send("{}");
  expect([response.status, await response.json()]).toEqual([200, { status: "taken" }]);
  expect(response.headers.get("content-security-policy")).toContain("default-src 'none'");
  expect(response.headers.get("cache-control")).toBe("private, no-store, no-transform");
  expect(response.headers.get("x-content-type-options")).toBe("nosniff");
});

test("what was not stored must come again, and a body longer than any callback is not read", async () => {
  receive.mockRejectedValueOnce(new Error("the store is away"));
  expect((await send("{}")).status).toBe(503);
  expect((await send("x".repeat(70_000))).status).toBe(413);
});

test("the proxy lets the Gate's door pass by and nothing that begins like it", () => {
  const [matcher = ""] = config.matcher;
  const isMet = (path: string) => new RegExp(`^${matcher}$`).test(path);
  const paths = [
    "/api/callbacks/gate",
    "/_next/static/a.js",
    "/api/callbacks/gates",
    "/pay/cpi_1/card",
    "/hpp/",
  ];
  expect(paths.filter(isMet)).toEqual(["/api/callbacks/gates", "/pay/cpi_1/card", "/hpp/"]);
});

import { describe, expect, test } from "vitest";
import { longestBody, refuseEarly } from "@/lib/security/early-refusal";
import { localRate } from "@/lib/security/local-rate";

const rates = () => ({ door: localRate(60_000), all: localRate(60_000) });
const ask = (
  headers: Readonly<Record<string, string>> = {},
  { method = "POST", pathname = "/pay/cpi_1/card", address = null as string | null } = {},
  by = rates(),
) => refuseEarly({ method, pathname, headers: new Headers(headers), address }, by, 0);

describe("refused before anything reads it:", () => {
  test.each([
    ["a method that no page has", 405, {}, "PUT"],
    ["an action by the framework's own client", 404, { "next-action": "0".repeat(42) }, "POST"],
    ["a page that is to be resumed", 404, { "next-resume": "1" }, "POST"],
    ["a body longer than any of ours", 413, { "content-length": String(longestBody + 1) }, "POST"],
    ["a length that is none", 413, { "content-length": "many" }, "POST"],
    ["an Origin that is none", 400, { origin: "::::" }, "POST"],
    ["an Origin without a host", 400, { origin: "javascript:alert(1)" }, "GET"],
  ] as const)("%s (%i)", (_name, status, headers, method) => {
    expect(ask(headers, { method })?.status).toBe(status);
  });
});

test("an address whose signs cannot be read is refused", () => {
  expect(ask({}, { method: "GET", pathname: "/pay/%E0%A4%A/card" })?.status).toBe(400);
  expect(ask({}, { method: "GET", pathname: "/pay/%E0%A4%85/card" })).toBeNull();
});

test.each([
  ["our own Origin", { origin: "https://pay.example" }],
  ["a foreign Origin, which the act refuses in words", { origin: "https://evil.example" }],
  ["the Origin null, which the act refuses in words", { origin: "null" }],
  ["the longest body of ours", { "content-length": String(longestBody) }],
  ["no header at all", {}],
])("goes on: %s", (_name, headers) => {
  expect(ask(headers)).toBeNull();
});

test("a flood from one address is refused at the door, told once, and no other address with it", () => {
  const by = rates();
  const open = (address: string) => ask({}, { method: "GET", pathname: "/hpp/", address }, by);
  const answers = Array.from({ length: 300 }, () => open("203.0.113.7"));
  expect(answers.filter((each) => each === null)).toHaveLength(240);
  expect(answers.filter((each) => each?.status === 429)).toHaveLength(60);
  expect(answers.flatMap((each) => each?.reached ?? [])).toEqual(["door.address.60"]);
  expect(open("203.0.113.8")).toBeNull();
  expect(ask({}, { pathname: "/pay/cpi_1/card", address: "203.0.113.7" }, by)).toBeNull();
});

test("a household of IPv6 is one address, this machine and health checks are never counted", () => {
  const by = rates();
  const flood = (address: (n: number) => string, pathname: string) =>
    Array.from({ length: 1_300 }, (_, n) => ask({}, { method: "GET", pathname, address: address(n) }, by));
  const refused = (answers: readonly unknown[]) => answers.filter((each) => each !== null).length;
  expect(refused(flood((n) => `2001:db8:0:1::${n.toString(16)}`, "/pay/cpi_1"))).toBe(100);
  expect(refused(flood(() => "127.0.0.1", "/hpp/"))).toBe(0);
  expect(refused(flood(() => "203.0.113.9", "/api/health/ready"))).toBe(0);
});

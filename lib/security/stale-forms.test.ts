import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, expect, test } from "vitest";
import { renewStaleForms } from "@/lib/security/stale-forms";

/** Answers as the framework does to an action it does not know; on `/pay/known` as to any other. */
const server = createServer(({ url = "" }, response) => {
  response.setHeader("content-security-policy", "default-src 'none'");
  if (!url.startsWith("/pay/known")) response.setHeader("x-nextjs-action-not-found", "1");
  response.setHeader("content-type", "text/plain");
  response.setHeader("content-length", "26");
  response.statusCode = 409;
  response.end("Server Action unavailable.");
});
let origin = "";
beforeAll(async () => {
  renewStaleForms();
  renewStaleForms();
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});

const post = (path: string, method = "POST") => fetch(`${origin}${path}`, { method, redirect: "manual" });

test.each([
  ["/pay/cpi_1/card", "/pay/cpi_1/card?faults=unavailable#problem"],
  ["/pay/cpi_1/card?card=new&faults=number.missing", "/pay/cpi_1/card?faults=unavailable#problem"],
  ["/pay/cpi_1/details?service=a?b", "/pay/cpi_1/details?service=a?b"],
  ["/t/ABCD-EFGH", "/t/ABCD-EFGH"],
])("a form of a former build, %s: the page anew", async (path, location) => {
  const answer = await post(path);
  expect([answer.status, answer.headers.get("location")]).toEqual([303, location]);
  expect(answer.headers.get("x-nextjs-action-not-found")).toBeNull();
  expect(answer.headers.get("content-security-policy")).toBe("default-src 'none'");
});

test.each([
  ["/pay/known/card", "POST"],
  ["/pay/cpi_1/card", "PUT"],
  ["/api/callbacks/gate", "POST"],
  ["//evil.example/pay/card", "POST"],
])("every other answer is left alone: %s, %s", async (path, method) => {
  expect((await post(path, method)).status).toBe(409);
});

import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { setImmediate as turn } from "node:timers/promises";
import { afterAll, beforeAll, expect, test } from "vitest";
import { correlate, correlateRequests, correlation, correlationHeader } from "@/lib/logging/correlation";
import { createLog } from "@/lib/logging/log";

/** Answers with the code as it was at once, after a wait, in a log line, and as its header says. */
const server = createServer((request, response) => {
  const first = correlation();
  void turn()
    .then(turn)
    .then(() => {
      const lines: string[] = [];
      createLog({ write: (line) => void lines.push(line) }, "info")("info", "server.started");
      const logged = (JSON.parse(lines[0] ?? "{}") as { request?: string }).request;
      response.end(JSON.stringify([first, correlation(), logged, request.headers[correlationHeader]]));
    });
});
let address = "";
beforeAll(async () => {
  correlateRequests();
  correlateRequests();
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  address = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});

const ask = async () =>
  (await (
    await fetch(address, { headers: { [correlationHeader]: "chosen by a client" } })
  ).json()) as string[];

test("a request has one code through all that it starts, each request its own, and no client chooses it", async () => {
  const answers = await Promise.all(Array.from({ length: 20 }, ask));
  for (const codes of answers) {
    expect(new Set(codes).size).toBe(1);
    expect(codes[0]).toMatch(/^[3-9A-Z]{4}-[3-9A-Z]{4}$/);
  }
  expect(new Set(answers.map(([code]) => code)).size).toBe(20);
});

test("a round that no request began has a code of its own, and outside there is none", async () => {
  expect(correlation()).toBeNull();
  const round = () =>
    correlate(async () => {
      const before = correlation();
      await turn();
      return [before, correlation()];
    });
  const [[one, still] = [], [other] = []] = await Promise.all([round(), round()]);
  expect(one).toBe(still);
  expect(one).not.toBe(other);
  expect(correlation()).toBeNull();
});

import { createServer, maxHeaderSize } from "node:http";
import type { AddressInfo } from "node:net";
import { expect, test } from "vitest";
import { boundSlowClients, mostHeaderBytes } from "@/lib/security/slow-clients";

test("a server has bounds for slow requests from its first one on, and for headers as Node brings it", async () => {
  boundSlowClients();
  const server = createServer((_request, response) => response.end("ok"));
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
  expect((await fetch(address)).status).toBe(200);
  expect([server.headersTimeout, server.requestTimeout]).toEqual([15_000, 30_000]);
  expect(maxHeaderSize).toBe(mostHeaderBytes);
  expect((await fetch(address, { headers: { long: "x".repeat(mostHeaderBytes) } })).status).toBe(431);
  server.closeAllConnections();
  server.close();
});

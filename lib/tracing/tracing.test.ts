import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, expect, test } from "vitest";
import { answering, signed, withGate } from "@/lib/gate/fixtures/fake-gate";
import { getStatus } from "@/lib/gate/get-status";
import { request as askCommerce } from "@/lib/public-api/request";
import { spanExporter } from "@/lib/tracing/export-spans";
import { parseTraceparent } from "@/lib/tracing/trace-context";
import { beginCall, flushTraces, routeOf, startTracing } from "@/lib/tracing/tracing";

process.env["LOG_LEVEL"] = "silent";
type Told = {
  traceId: string;
  spanId: string;
  parentSpanId?: string;
  name: string;
  kind: number;
  status: { code: number };
  attributes: { key: string; value: Record<string, string> }[];
};

const told: Told[] = [];
const bodies: string[] = [];
const collect: typeof fetch = async (url, init) => {
  expect(String(url)).toBe("http://collector.example:4318/v1/traces");
  bodies.push(String(init?.body));
  const message = JSON.parse(String(init?.body)) as { resourceSpans: { scopeSpans: { spans: Told[] }[] }[] };
  told.push(...(message.resourceSpans[0]?.scopeSpans[0]?.spans ?? []));
  return new Response(null, { status: 200 });
};

const paymentId = "cpi_1-0a1b2c3d-1";
let handedOn: (string | string[] | undefined)[] = [];
/** Answers each request by asking the Gate and Commerce, as an act of ours does. */
const server = createServer((_request, response) => {
  void (async () => {
    await withGate(
      (answer) => {
        handedOn.push(answer.req.headers["traceparent"]);
        answering(200, signed({ project_id: 42, payment: { id: paymentId, status: "processing" } }))(answer);
      },
      async (gate) => void (await getStatus(gate, paymentId)),
    );
    await withGate(
      (answer) => {
        handedOn.push(answer.req.headers["traceparent"]);
        answering(404, "{}")(answer);
      },
      async ({ url }) => void (await askCommerce({ url, timeoutMs: 2_000 }, "invoices/cpi_secret")),
    );
    response.writeHead(200).end("ok");
  })();
});
let address = "";
beforeAll(async () => {
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});

test("while nobody traces, nothing is handed on", () => {
  expect(beginCall("gate status").headers).toEqual({});
});

test("a caller's trace goes through the request and on to Gate and Commerce, and says no id and no query", async () => {
  startTracing("http://collector.example:4318/", collect);
  const trace = "0af7651916cd43dd8448eb211c80319c";
  const answer = await fetch(`${address}/pay/cpi_AbCdEfGh12345678/card?number=4242424242424242`, {
    headers: { traceparent: `00-${trace}-b7ad6b7169203331-01`, connection: "close" },
  });
  await answer.text();
  // The fake Gate is a server of this process too: its requests are told as well, below ours.
  const ofPage = ({ name }: Told): boolean => name === "GET /pay/*/card";
  while (!told.some(ofPage)) {
    await flushTraces();
    await new Promise<void>((turn) => setImmediate(turn));
  }
  const of = (kind: number) => told.filter((span) => span.kind === kind && span.traceId === trace);
  const page = of(2).find(ofPage);
  expect(page).toMatchObject({
    name: "GET /pay/*/card",
    parentSpanId: "b7ad6b7169203331",
    status: { code: 0 },
  });
  const calls = of(3);
  expect(calls.map(({ name }) => name)).toEqual(["gate status", "commerce GET"]);
  expect(calls.map(({ parentSpanId }) => parentSpanId)).toEqual([page?.spanId, page?.spanId]);
  expect(handedOn).toEqual(calls.map(({ spanId }) => `00-${trace}-${spanId}-01`));
  expect(bodies.join()).not.toMatch(/cpi_|4242|number=/);
});

test("a request without a trace, or with one that is none, begins its own", async () => {
  const wrong = [
    "",
    "00-0-0-01",
    `00-${"0".repeat(32)}-b7ad6b7169203331-01`,
    `ff-${"a".repeat(32)}-${"b".repeat(16)}-01`,
    undefined,
    ["x"],
  ];
  expect(wrong.map(parseTraceparent)).toEqual(wrong.map(() => null));
  expect(beginCall("x").headers["traceparent"]).toMatch(/^00-[0-9a-f]{32}-[0-9a-f]{16}-01$/);
});

test("only words of our own addresses are told", () => {
  expect(
    ["/hpp/?cpi=cpi_1", "/pay/cpi_1", "/api/threeds/return/tokentoken", "/wp-login.php", "/"].map(routeOf),
  ).toEqual(["/hpp/", "/pay/*", "/api/threeds/return/*", "/*", "/"]);
});

test("a collector that is away costs nothing: what cannot be sent is dropped, and no more than a bound waits", async () => {
  let sent = 0;
  const { add, flush } = spanExporter("http://collector.example", async (_url, init) => {
    sent +=
      (JSON.parse(String(init?.body)) as { resourceSpans: { scopeSpans: { spans: unknown[] }[] }[] })
        .resourceSpans[0]?.scopeSpans[0]?.spans.length ?? 0;
    throw new TypeError("fetch failed");
  });
  const context = { traceId: "a".repeat(32), spanId: "b".repeat(16) };
  for (let n = 0; n < 5_000; n += 1)
    add({ context, parent: null, name: "x", kind: "client", from: 0, to: 1, failed: false, attributes: {} });
  await flush();
  await flush();
  expect(sent).toBe(2_048);
});

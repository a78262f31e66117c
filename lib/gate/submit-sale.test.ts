import { inspect } from "node:util";
import { afterEach, describe, expect, test, vi } from "vitest";
import { answering, secret, signed, withGate } from "@/lib/gate/fixtures/fake-gate";
import { accepted, cvv, pan, sale } from "@/lib/gate/fixtures/sale";
import type { SaleAnswer } from "@/lib/gate/sale";
import { submitSale } from "@/lib/gate/submit-sale";

const answerTo = async (
  http: number,
  body: string,
  headers?: Record<string, string>,
): Promise<SaleAnswer> => {
  let answer: SaleAnswer | null = null;
  await withGate(answering(http, body, headers), async (gate, asked) => {
    answer = await submitSale(gate, sale);
    expect(asked).toHaveLength(1);
  });
  if (answer === null) throw new Error("no answer");
  return answer;
};

afterEach(() => vi.unstubAllGlobals());

describe("what an answer means", () => {
  test.each([400, 403, 404, 422])(
    "a well-formed refusal with HTTP %i: the payment did not start",
    async (http) => {
      expect(await answerTo(http, '{"status":"error","code":2004,"message":"x"}')).toEqual({
        kind: "refused",
        code: "2004",
        http,
      });
    },
  );

  test("a refusal in list form is one too", async () => {
    const body = '{"errors":[{"code":"3261","message":"Invalid signature"}]}';
    expect(await answerTo(400, body)).toEqual({ kind: "refused", code: "3261", http: 400 });
  });

  test("3041 is a duplicate, with whatever HTTP code", async () => {
    expect(await answerTo(400, '{"status":"error","code":"3041"}')).toEqual({ kind: "duplicate" });
    expect(await answerTo(200, '{"errors":[{"code":3041}]}')).toEqual({ kind: "duplicate" });
  });

  test.each([
    ["500 with a refusal inside", 500, '{"status":"error","code":"501"}', "http5xx"],
    ["502 with HTML", 502, "<html>", "http5xx"],
    ["400 with HTML", 400, "<html>", "http4xxGarbage"],
    ["404 with JSON that refuses nothing", 404, "{}", "http4xxGarbage"],
    ["200 with HTML", 200, "<html>", "garbage"],
    ["200 with half of the JSON", 200, accepted.slice(0, 30), "garbage"],
    ["200 with nothing", 200, "", "garbage"],
    ["200 with a list", 200, "[]", "garbage"],
    ["200 with an error inside", 200, '{"status":"error","code":"2004"}', "garbage"],
    ["200 about another payment", 200, accepted.replace(sale.paymentId, "other"), "garbage"],
    ["200 with more than 1 MB", 200, `{"status":"success","x":"${"y".repeat(1_048_576)}"}`, "garbage"],
  ] as const)("unknown: %s", async (_name, http, body, cause) => {
    expect(await answerTo(http, body)).toEqual({ kind: "unknown", cause });
  });

  test("a redirect is not followed: the card goes nowhere else", async () => {
    expect(await answerTo(307, "", { location: "/elsewhere" })).toEqual({
      kind: "unknown",
      cause: "garbage",
    });
  });

  test("an answer that is not in its own encoding is unknown", async () => {
    const answer = await answerTo(200, accepted, { "content-encoding": "gzip" });
    expect(answer).toEqual({ kind: "unknown", cause: "garbage" });
  });

  const payment = { id: sale.paymentId, status: "decline", sum: { amount: 10890, currency: "EUR" } };
  const news = { project_id: 42, payment, operation: { id: 7, type: "sale", code: "10105" } };

  test("the payment itself, rightly signed, is news", async () => {
    expect(await answerTo(200, signed(news))).toMatchObject({
      kind: "news",
      news: { source: "status", status: "decline", code: "10105", sum: { minor: 10890, currency: "EUR" } },
    });
  });

  test.each([
    ["unsigned", JSON.stringify(news)],
    ["unsigned beside an acceptance", JSON.stringify({ ...news, status: "success" })],
    ["altered", signed(news).replace("decline", "success")],
    ["of another payment", signed({ ...news, payment: { ...payment, id: "other" } })],
    ["of another project", signed({ ...news, project_id: 43 })],
  ])("payment data %s prove nothing", async (_name, body) => {
    expect(await answerTo(200, body)).toEqual({ kind: "unknown", cause: "garbage" });
  });
});

describe("when no answer comes", () => {
  const broken = async (answer: Parameters<typeof withGate>[0], timeoutMs: number) => {
    let result = {};
    await withGate(answer, async (gate, asked) => {
      const ended = await submitSale({ ...gate, timeoutMs }, sale);
      result = { ended, requests: asked.length };
    });
    return result;
  };

  test("a time-out is unknown", async () => {
    expect(await broken(() => {}, 100)).toMatchObject({ ended: { kind: "unknown", cause: "timeout" } });
  });

  test("a time-out in the middle of the answer is unknown", async () => {
    const half = await broken((response) => void response.writeHead(200).write('{"status":'), 200);
    expect(half).toMatchObject({ ended: { kind: "unknown", cause: "timeout" } });
  });

  test("an answer without end is given up at 1 MB", async () => {
    const endless = await broken(
      (response) => void response.writeHead(200).write("x".repeat(1_100_000)),
      5_000,
    );
    expect(endless).toEqual({ ended: { kind: "unknown", cause: "garbage" }, requests: 1 });
  });

  test("a connection cut after the request is unknown, and the request is not repeated", async () => {
    const cut = await broken((response) => void response.destroy(), 5_000);
    expect(cut).toEqual({ ended: { kind: "unknown", cause: "reset" }, requests: 1 });
  });

  test("a closed port and a TLS talk with a plain server provably sent nothing", async () => {
    let closed = "";
    await withGate(answering(200, accepted), async (gate, asked) => {
      closed = gate.url;
      const tls = await submitSale({ ...gate, url: gate.url.replace("http:", "https:") }, sale);
      expect(tls).toEqual({ kind: "unreachable" });
      expect(asked).toHaveLength(0);
    });
    expect(await submitSale({ url: closed, projectId: 42, secret, timeoutMs: 5_000 }, sale)).toEqual({
      kind: "unreachable",
    });
  });

  const failing = (cause: object) =>
    vi.stubGlobal("fetch", () => Promise.reject(new TypeError("fetch failed", { cause })));

  test.each([
    { code: "ENOTFOUND" },
    { code: "EAI_AGAIN" },
    { code: "EHOSTUNREACH" },
    { code: "UND_ERR_CONNECT_TIMEOUT" },
    { code: "DEPTH_ZERO_SELF_SIGNED_CERT" },
    { code: "ETIMEDOUT", syscall: "connect" },
  ])("provably nothing sent: $code", async (cause) => {
    failing(cause);
    expect(await submitSale({ url: "http://gate", projectId: 42, secret, timeoutMs: 5_000 }, sale)).toEqual({
      kind: "unreachable",
    });
  });

  test.each([
    { code: "ECONNRESET" },
    { code: "EPIPE" },
    { code: "ETIMEDOUT", syscall: "read" },
    { code: "UND_ERR_HEADERS_TIMEOUT" },
    { code: "ERR_SSL_DECRYPTION_FAILED_OR_BAD_RECORD_MAC" },
  ])("may have been sent: $code", async (cause) => {
    failing(cause);
    expect(await submitSale({ url: "http://gate", projectId: 42, secret, timeoutMs: 5_000 }, sale)).toEqual({
      kind: "unknown",
      cause: "reset",
    });
  });
});

test("nothing that comes back holds the card number or the CVV, even from a Gate that echoes the request", async () => {
  const everything: unknown[] = [];
  const echoes = [
    (text: string) => answering(200, text),
    (text: string) => answering(400, JSON.stringify({ status: "error", code: "2004", message: text })),
    () => answering(400, JSON.stringify({ status: "error", code: pan, message: cvv })),
    (text: string) => answering(500, text),
    () => (response: Parameters<Parameters<typeof withGate>[0]>[0]) => void response.destroy(),
  ];
  for (const echo of echoes) {
    const request = JSON.stringify({ pan, cvv });
    await withGate(echo(request), async (gate) => {
      everything.push(await submitSale(gate, sale).catch((thrown: unknown) => thrown));
    });
  }
  vi.stubGlobal("fetch", (_url: string, init: { body: string }) =>
    Promise.reject(
      new TypeError(init.body, { cause: Object.assign(new Error(init.body), { code: init.body }) }),
    ),
  );
  everything.push(
    await submitSale({ url: "http://gate", projectId: 42, secret, timeoutMs: 5_000 }, sale).catch(
      (thrown: unknown) => thrown,
    ),
  );
  const seen = inspect(everything, { depth: null, showHidden: true });
  expect(everything).toHaveLength(6);
  expect(seen).not.toContain(pan);
  expect(seen).not.toContain(cvv);
});

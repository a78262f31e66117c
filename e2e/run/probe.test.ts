import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, expect, test } from "vitest";
import { probe } from "@/e2e/run/probe.mjs";

type Answer = (request: IncomingMessage, body: string, response: ServerResponse) => void;

const servers: { close: () => void }[] = [];
afterEach(() => {
  for (const server of servers.splice(0)) server.close();
});

const serve = async (answer: Answer): Promise<string> => {
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on("data", (chunk: Buffer) => chunks.push(chunk));
    request.on("end", () => answer(request, Buffer.concat(chunks).toString(), response));
  });
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  servers.push(server);
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
};

const page = (step: string, inner: string, outcome = ""): string =>
  `<!doctype html><main class="step" data-step="${step}"${outcome && ` data-outcome="${outcome}"`}>${inner}</main>`;
const choice = page(
  "method",
  '<form action="" enctype="multipart/form-data"><input type="hidden" name="$ACTION_ID_1" value="a&amp;b"/><button type="submit" name="service" value="ideal_eur">iDEAL</button><button type="submit" name="service" value="payment_card_eur_hpp">Card</button></form>',
);
const cardPage = page(
  "card",
  '<form action=""><input type="hidden" name="seen" value="1:EUR"/><input type="text" name="number" autoComplete="cc-number"/><input name="cvv"/><input type="checkbox" name="keep"/></form>',
);

/** A Checkout of a few lines: choice, card, one wait, and an end. */
const checkout = (end: { outcome: string; testMode?: boolean; takes?: boolean }) => {
  const seen: string[] = [];
  let asked = 0;
  const origin = serve((request, body, response) => {
    const url = request.url ?? "";
    seen.push(`${request.method} ${url}${body === "" ? "" : ` ${body.replace(/\s+/g, " ")}`}`);
    const redirect = (location: string) => response.writeHead(303, { location }).end();
    if (url.startsWith("/api/v1/invoices/cpi_1"))
      return response.end(JSON.stringify({ test_mode: end.testMode ?? true }));
    if (url === "/hpp/?cpi=cpi_1") return redirect("/pay/cpi_1/method");
    if (url === "/pay/cpi_1/method")
      return request.method === "POST" ? redirect("/pay/cpi_1/card") : response.end(choice);
    if (url.startsWith("/pay/cpi_1/card")) {
      if (request.method !== "POST") return response.end(cardPage);
      response.setHeader("set-cookie", "browser=b; Path=/");
      return redirect(end.takes === false ? "/pay/cpi_1/card?faults=number.checksum" : "/pay/cpi_1/waiting");
    }
    if (url === "/pay/cpi_1/waiting") {
      asked += 1;
      if (asked === 1) return response.end(page("waiting", "one moment"));
      return redirect("/pay/cpi_1/result");
    }
    return response.end(page("result", '<p class="calm num">Support code 10105 7K3M-9QXT</p>', end.outcome));
  });
  return { origin, seen };
};

const pay = async (origin: Promise<string>, options = {}) =>
  probe(`${await origin}/hpp/?cpi=cpi_1`, { pauseMs: 0, ...options });

test("a test invoice is paid by plain forms from the link to the result", async () => {
  const { origin, seen } = checkout({ outcome: "paid" });
  const lines: string[] = [];
  expect(await pay(origin, { say: (line: string) => lines.push(line) })).toEqual({
    paid: true,
    at: "result: paid",
  });
  expect(lines.map((line) => line.replace(/\s+\d+ ms$/, ""))).toEqual([
    "method",
    "card",
    "waiting",
    "result: paid",
  ]);
  const posts = seen.filter((line) => line.startsWith("POST"));
  expect(posts[0]).toContain('name="service" payment_card_eur_hpp');
  expect(posts[0]).toContain('name="$ACTION_ID_1" a&b');
  expect(posts[1]).toContain('name="number" 4000000000000077');
  expect(posts[1]).toContain('name="seen" 1:EUR');
  expect(posts[1]).not.toContain("keep");
});

test("a decline is not paid, and its code for support is told", async () => {
  expect(await pay(checkout({ outcome: "declined" }).origin)).toEqual({
    paid: false,
    at: "result: declined (Support code 10105 7K3M-9QXT)",
  });
});

test("no card is handed in where real money would move", async () => {
  const { origin, seen } = checkout({ outcome: "paid", testMode: false });
  expect(await pay(origin)).toMatchObject({ paid: false, at: expect.stringContaining("real money") });
  expect(seen.some((line) => line.startsWith("POST /pay/cpi_1/card"))).toBe(false);
});

test("a card that is not taken is handed in once", async () => {
  const { origin, seen } = checkout({ outcome: "paid", takes: false });
  expect(await pay(origin)).toEqual({ paid: false, at: "card: the card was not taken (number.checksum)" });
  expect(seen.filter((line) => line.startsWith("POST /pay/cpi_1/card"))).toHaveLength(1);
});

test("a wait without an end, a broken page and another origin are each told as what they are", async () => {
  const endless = serve((_request, _body, response) => response.end(page("waiting", "")));
  expect(await pay(endless, { deadlineMs: 0 })).toEqual({
    paid: false,
    at: "waiting: still there after 0 ms",
  });
  const broken = serve((_request, _body, response) => response.writeHead(500).end("no page"));
  expect((await pay(broken)).at).toBe("/hpp/ answered 500");
  const away = serve((_request, _body, response) =>
    response.writeHead(303, { location: "https://bank.example/" }).end(),
  );
  expect((await pay(away)).at).toContain("leaves for https://bank.example");
});

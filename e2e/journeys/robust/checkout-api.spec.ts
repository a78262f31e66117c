import { expect, test } from "@playwright/test";
import { z } from "zod";
import { payUrl, placeInvoice, pressPay } from "@/e2e/journeys/robust/support/orders";
import { ask } from "@/e2e/journeys/robust/support/plain-form";
import { randomAddress } from "@/e2e/journeys/robust/support/random-address";
import { stackUrl } from "@/e2e/journeys/support/stack-urls";
import { expectOutcome } from "@/e2e/journeys/support/payer";

const api = (id: string, below = "", query = ""): string =>
  `${stackUrl("checkout")}/api/v1/invoices/${id}${below}${query}`;

type Described = { components: { schemas: Record<string, unknown> } };

/** The schemas that are served, as a stranger's generator reads them. */
const served = async (): Promise<(id: string) => z.ZodType> => {
  const document = JSON.parse((await ask(`${stackUrl("checkout")}/api/openapi.json`)).text) as Described;
  const text = JSON.stringify(document.components.schemas).replaceAll("#/components/schemas/", "#/$defs/");
  return (id) =>
    z.fromJSONSchema({ $ref: `#/$defs/${id}`, $defs: JSON.parse(text) } as Parameters<
      typeof z.fromJSONSchema
    >[0]);
};

test("an invoice and its methods are told as the served document says, to any origin and without a cookie", async () => {
  const { invoice_id: id } = await placeInvoice();
  const schema = await served();
  const invoice = await ask(api(id), { headers: { origin: "https://tv.example" } });
  const body: unknown = JSON.parse(invoice.text);
  expect(schema("Invoice").parse(body)).toEqual(body);
  expect(body).toMatchObject({ id, state: { kind: "payable", url: payUrl(id) } });
  expect(invoice.headers.get("access-control-allow-origin")).toBe("*");
  expect(invoice.headers.get("access-control-allow-credentials")).toBeNull();
  expect(invoice.headers.getSetCookie()).toEqual([]);

  const methods: unknown = JSON.parse((await ask(api(id, "/methods", "?locale=uk"))).text);
  expect(schema("Methods").parse(methods)).toEqual(methods);
  expect(JSON.stringify(methods)).toMatch(/[а-яі]/i);
});

test("nobody's invoice, and what can be none, get the very same answer", async () => {
  const answers = await Promise.all(
    [
      api("cpi_NobodyKnowsThis1"),
      api("..%2Fpay"),
      api("cpi_NobodyKnowsThis1", "/methods"),
      api("x", "/events"),
    ].map((url) => ask(url)),
  );
  expect(new Set(answers.map(({ text }) => text)).size).toBe(1);
  for (const { status, headers } of answers) {
    expect(status).toBe(404);
    expect(headers.get("content-type")).toBe("application/problem+json");
  }
  const schema = await served();
  const body: unknown = JSON.parse(answers[0]?.text ?? "");
  expect(schema("Problem").parse(body)).toEqual(body);
});

test("a screen without a browser gets a code, a phone opens it, and the next one takes its place", async ({
  page,
}) => {
  const { invoice_id: id } = await placeInvoice();
  const schema = await served();
  const code = async () => {
    const answer = await ask(api(id, "/hand-off"), { method: "POST" });
    return schema("HandOff").parse(JSON.parse(answer.text)) as { code: string; url: string };
  };
  const first = await code();
  const { url } = await code();
  await page.goto(first.url);
  await expect(page.locator('main[data-step="hand-off"][data-outcome="nothing"]')).toBeVisible();
  await page.goto(url);
  await page.locator('main[data-step="hand-off"] button[type="submit"]').click();
  await expect(page.locator('main[data-step="method"]')).toBeVisible();
  // Looking at the address by a program hands nothing over.
  expect((await ask(api(id, "/hand-off"))).status).toBe(405);
  await pressPay(page, id);
  await expectOutcome(page, "paid");
  const late = await ask(api(id, "/hand-off"), { method: "POST" });
  expect([late.status, late.headers.get("content-type")]).toEqual([409, "application/problem+json"]);
  expect(schema("Problem").parse(JSON.parse(late.text))).toMatchObject({ status: 409 });
});

test("a payment is followed live: its state at once, and paid when it is", async ({ page }) => {
  const { invoice_id: id } = await placeInvoice();
  const end = new AbortController();
  const stream = await fetch(api(id, "/events"), { signal: end.signal });
  expect(stream.headers.get("content-type")).toContain("text/event-stream");
  const schema = await served();
  const kinds: string[] = [];
  const reading = (async () => {
    const decoder = new TextDecoder();
    let text = "";
    for await (const bytes of stream.body ?? []) {
      text += decoder.decode(bytes, { stream: true });
      const events = [...text.matchAll(/event: state\nid: \S+\ndata: (.+)\n\n/g)].map(
        ([, data]) => schema("StateEvent").parse(JSON.parse(data ?? "")) as { state: { kind: string } },
      );
      kinds.splice(0, kinds.length, ...events.map(({ state }) => state.kind));
    }
  })().catch((reason: unknown) => {
    if (!end.signal.aborted) throw reason;
  });
  await expect.poll(() => kinds).toEqual(["payable"]);
  await pressPay(page, id);
  await expectOutcome(page, "paid");
  await expect.poll(() => kinds.at(-1)).toBe("paid");
  end.abort();
  await reading;
});

test("an address that asks too much is told when to come back", async () => {
  const { invoice_id: id } = await placeInvoice();
  const headers = { "x-forwarded-for": randomAddress() };
  const refused = async (): Promise<Response> => {
    for (let round = 0; round < 14; round += 1) {
      const answers = await Promise.all(Array.from({ length: 50 }, () => fetch(api("x"), { headers })));
      const stopped = answers.find(({ status }) => status === 429);
      if (stopped !== undefined) return stopped;
    }
    throw new Error("No limit was met.");
  };
  const answer = await refused();
  expect(Number(answer.headers.get("retry-after"))).toBeGreaterThan(0);
  expect((await ask(api(id))).status).toBe(200);
});

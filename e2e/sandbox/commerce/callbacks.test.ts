import { expect, test } from "vitest";
import { signCallback } from "@/e2e/sandbox/commerce/callbacks";
import { attributesOf, commerceForTest, news, order, START } from "@/e2e/sandbox/commerce/testing";

test("a callback is signed as in the platform's own example", () => {
  const body =
    '{"data":{"type":"payment-invoices","id":"cpi_Example000000001","attributes":{"status":"processed","resolution":"ok"}}}';
  expect(signCallback("sk_test_example", body)).toBe("T8O68aRc7VUZedCzUlOPI8iVZA4=");
});

test("a callback goes to the invoice's own address, signed over the very bytes that are sent", async () => {
  const { privately, send, heard } = commerceForTest();
  const wish = order({ callback_url: "http://127.0.0.1:4030/elsewhere", description: "Фикус / большой" });
  const { id } = await attributesOf(await privately("/payment-invoices", wish));
  await send("POST", "/__sim/gate-news", news(id));
  expect(heard[0]?.url).toBe("http://127.0.0.1:4030/elsewhere");
  expect(heard[0]?.body).toContain(String.raw`\/ `);
  expect(heard[0]?.headers["x-signature"]).toBe(signCallback("sk_test_sandbox", heard[0]?.body ?? ""));
});

test("a callback is sent again, one minute later each time, until the shop says 200", async () => {
  const answers = [500, 302, 200];
  const { privately, send, heard, clock } = commerceForTest(() => answers.shift() ?? 200);
  const { id } = await attributesOf(await privately("/payment-invoices", order()));
  await send("POST", "/__sim/gate-news", news(id));
  expect(heard).toHaveLength(1);
  await clock.advance(60_000);
  expect(heard).toHaveLength(2);
  await clock.advance(119_000);
  expect(heard).toHaveLength(2);
  await clock.advance(1_000);
  expect(heard.map((one) => [one.headers["retry-count"], one.headers["next-retry"]])).toEqual([
    ["0", String(START / 1000 + 60)],
    ["1", String(START / 1000 + 60 + 120)],
    ["2", String(START / 1000 + 180 + 180)],
  ]);
  await clock.advance(600_000);
  expect(heard).toHaveLength(3);
});

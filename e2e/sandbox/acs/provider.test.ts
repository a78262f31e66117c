import { describe, expect, it, test } from "vitest";
import { buildTestBank, type TestBank } from "@/e2e/sandbox/acs/test-bank";
import type { Faults } from "@/e2e/sandbox/shared/faults";

const PAGE = "http://checkout.test/pay/cpi_Sandbox0000000001";
const back = {
  return_url: { success: `${PAGE}?s`, decline: `${PAGE}?d`, return: `${PAGE}?r` },
};

const away = (scenario: NonNullable<Faults["scenario"]>, sale: object = back) =>
  buildTestBank({ scenario }, { ...sale });

const actionOf = (page: string): string => /action="([^"]+)"/.exec(page)?.[1] ?? "";

/** As a browser goes there; POST bodies have to be flat by now. */
const go = (bank: TestBank, fields: Record<string, string> | null = null) =>
  bank.send(bank.last().redirect_data?.url ?? "", fields);

async function press(bank: TestBank, page: string, action: string) {
  const { location } = await bank.send(actionOf(page), { action });
  await bank.step();
  return location;
}

describe("a provider's page", () => {
  it.each([
    ["pay", `${PAGE}?s`, "success", "0"],
    ["decline", `${PAGE}?d`, "decline", "20000"],
    ["leave", `${PAGE}?r`, "decline", "20301"],
    ["back", `${PAGE}?r`, "awaiting redirect result", "9999"],
    ["later", `${PAGE}?s`, "awaiting redirect result", "9999"],
  ])("%s sends the payer to %s, and the payment is at %s", async (action, location, status, code) => {
    const bank = await away("redirect-get");
    const { page } = await go(bank);
    expect(page).toContain("$4,000.00");
    expect(await press(bank, page, action)).toBe(location);
    expect(bank.last()).toMatchObject({ payment: { status }, operation: { code } });
  });

  it("later: the news comes four seconds after the payer", async () => {
    const bank = await away("redirect-get");
    await press(bank, (await go(bank)).page, "later");
    await bank.gate.clock.advance(4_200);
    expect(bank.last().payment.status).toBe("success");
  });

  it("can be opened again after going back, and has ended after paying", async () => {
    const bank = await away("redirect-get");
    await press(bank, (await go(bank)).page, "back");
    const { page } = await go(bank);
    const url = bank.last().redirect_data?.url ?? "";
    await press(bank, page, "pay");
    expect((await bank.send(url, null)).http).toBe(404);
    expect(await bank.gate.ledger()).toHaveLength(1);
  });

  it("uses the one address there is, and none where there is none", async () => {
    const one = await away("redirect-get", { return_url: { return: `${PAGE}?r` } });
    expect(await press(one, (await go(one)).page, "pay")).toBe(`${PAGE}?r`);
    const none = await away("redirect-get", {});
    expect(await press(none, (await go(none)).page, "pay")).toBeNull();
  });

  it("is declined with 20602 when nobody comes for half an hour", async () => {
    const bank = await away("redirect-get");
    await bank.gate.clock.advance(31 * 60_000);
    expect(bank.last()).toMatchObject({ payment: { status: "decline" }, operation: { code: "20602" } });
  });
});

describe("redirect_data", () => {
  it("by GET: an empty list for a body, and a query that must not be lost", async () => {
    const bank = await away("redirect-get");
    expect(bank.last().redirect_data).toMatchObject({ method: "GET", body: [], encrypted: [] });
    const { http } = await bank.send(bank.last().redirect_data?.url.replace(/\?.*/, "") ?? "", null);
    expect(http).toBe(400);
  });

  it("by POST: an object, whole and unchanged", async () => {
    const bank = await away("redirect-post");
    const body = bank.last().redirect_data?.body as Record<string, string>;
    expect((await go(bank, { ...body, lang: "de" })).http).toBe(400);
    expect((await go(bank)).http).toBe(400);
    expect((await go(bank, body)).http).toBe(200);
  });

  it("nested: names in brackets", async () => {
    const bank = await away("redirect-nested");
    expect(bank.last().redirect_data?.body).toMatchObject({ order: { payer: { name: expect.any(String) } } });
    const flat = { token: "8c1f0a77d2", "order[id]": "7", "order[payer][name]": 'Ann "A" O\'Neil' };
    expect((await go(bank, flat)).http).toBe(200);
  });

  it("an empty object may come as one", async () => {
    const bank = await away("redirect-empty-object");
    expect(bank.gate.received.at(-1)?.text).toContain('"body":{}');
    expect((await go(bank, {})).http).toBe(200);
  });

  it("an unknown mode, an empty address, a bad scheme", async () => {
    expect((await away("redirect-unknown-mode")).last().redirect_data).toMatchObject({ mode: 7 });
    expect((await away("redirect-empty-url")).last().redirect_data).toMatchObject({ url: "" });
    expect((await away("redirect-bad-scheme")).last().redirect_data?.url).toMatch(/^javascript:/);
  });

  it("a second, different one follows the first", async () => {
    const bank = await away("redirect-second");
    const first = bank.last().redirect_data;
    expect(await press(bank, (await go(bank)).page, "pay")).toBe(`${PAGE}?r`);
    const second = bank.last().redirect_data;
    expect(second?.url).not.toBe(first?.url);
    const { page } = await go(bank, second?.body as Record<string, string>);
    expect(await press(bank, page, "pay")).toBe(`${PAGE}?s`);
    expect(bank.last().payment.status).toBe("success");
  });
});

test("a payment shown as a code can be paid on the page that the code leads to", async () => {
  const bank = await away("display-qr");
  const link = bank.last().display_data?.find(({ title }) => title === "deeplink")?.data;
  await press(bank, (await bank.send(String(link), null)).page, "pay");
  expect(bank.last().payment.status).toBe("success");
});

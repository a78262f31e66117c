import { expect, test } from "vitest";
import { answering, secret, signed, withGate } from "@/lib/gate/fixtures/fake-gate";
import type { JsonObject } from "@/lib/gate/json";
import { forgetSavedCard, listSavedCards } from "@/lib/gate/saved-cards";
import { verifySignature } from "@/lib/gate/signature";

const account = {
  id: 928054631,
  number: "535456******6644",
  type: "card",
  additional: { card: { expiry: "11/27", holder: "JOHN DOE", type: "mastercard" } },
  token: "f365bb1729f9b72fd9c09703a751c979f3becc679f29c3e35c91d18070d15654",
};
const listed = (accounts: readonly object[]) => signed({ accounts } as never);
const card = { accountId: 928054631, token: null };

test("a customer is asked for by name, signed in the customer, and each card comes without its token", async () => {
  await withGate(answering(200, listed([account])), async (gate, asked) => {
    expect(await listSavedCards(gate, "c-17")).toEqual({
      ok: true,
      value: [
        { accountId: 928054631, brand: "mastercard", last4: "6644", expiry: { month: 11, year: 2027 } },
      ],
    });
    const [{ path, body } = { path: "", body: {} as JsonObject }] = asked;
    expect(path).toBe("/v2/customer/saved_account/list");
    expect(body).toMatchObject({ customer: { id: "c-17" }, payment_method: "card" });
    const { signature, ...customer } = body["customer"] as Record<string, never>;
    expect(verifySignature({ ...body, customer, signature } as never, secret)).toBe(true);
  });
});

test("what cannot be shown or paid with is left out, the rest stays", async () => {
  const odd = [{}, { ...account, id: "x" }, { ...account, number: "380501234567" }, { ...account, id: "5" }];
  const bare = { ...account, id: 6, additional: [] };
  await withGate(answering(200, listed([...odd, bare])), async (gate) => {
    const list = await listSavedCards(gate, "c-17");
    expect(list.ok && list.value.map(({ accountId, expiry }) => [accountId, expiry?.year])).toEqual([
      [5, 2027],
      [6, undefined],
    ]);
  });
});

test.each([
  ["unsigned", 200, JSON.stringify({ accounts: [account] }), "signature"],
  ["signed for other cards", 200, listed([account]).replace("6644", "6645"), "signature"],
  ["no JSON", 200, "<html>", "garbage"],
  ["a refusal", 400, '{"status":"error","code":"3022"}', "http400"],
  ["a fault", 500, "", "http500"],
])("a list that is %s is no list", async (_what, http, body, cause) => {
  await withGate(answering(http, body), async (gate) => {
    expect(await listSavedCards(gate, "c-17")).toEqual({ ok: false, error: cause });
  });
});

test("a card is removed by its account where it has one, else by its token", async () => {
  await withGate(answering(200, '{"status":"success","message":"Deleted"}'), async (gate, asked) => {
    expect(await forgetSavedCard(gate, "c-17", card)).toBe(true);
    expect(await forgetSavedCard(gate, "c-17", { accountId: null, token: account.token })).toBe(true);
    expect(
      asked.map(({ path, body }) => [path, body["saved_account_id"] !== undefined, "token" in body]),
    ).toEqual([
      ["/v2/customer/saved_account/delete", true, false],
      ["/v2/customer/card/token/revoke", false, true],
    ]);
  });
});

test.each([
  [400, '{"status":"error","code":"3101"}', true],
  [200, '{"status":"error","code":"502"}', false],
  [400, '{"status":"error","code":"2004"}', false],
  [500, "", false],
])("after HTTP %i %s a card counts as gone: %s", async (http, body, gone) => {
  await withGate(answering(http, body), async (gate) => {
    expect(await forgetSavedCard(gate, "c-17", card)).toBe(gone);
  });
});

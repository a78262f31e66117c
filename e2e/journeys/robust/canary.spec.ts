import { chmodSync } from "node:fs";
import { dirname, join } from "node:path";
import { expect, test, type Page } from "@playwright/test";
import { PLAYS_ALL } from "@/e2e/journeys/support/journey";
import { payButton, readResult, typeCard } from "@/e2e/journeys/support/payer";
import { gatePaymentsOf, placeOrder } from "@/e2e/journeys/support/sandbox";
import { stackUrl } from "@/e2e/journeys/support/stack-urls";
import { findLeaks, makeCanary, type Source } from "@/e2e/journeys/robust/support/canary";
import { startEchoingGate, type EchoingGate } from "@/e2e/journeys/robust/support/echoing-gate";
import { startInstance } from "@/e2e/journeys/robust/support/instance";
import { payUrl, placeInvoice } from "@/e2e/journeys/robust/support/orders";
import { useOwnStack } from "@/e2e/journeys/robust/support/own-stack";
import { ask, cardBody, postCard, readCardForm } from "@/e2e/journeys/robust/support/plain-form";
import { filesSince, rowsOfStore } from "@/e2e/journeys/robust/support/remains";
import { Witness } from "@/e2e/journeys/robust/support/witness";
import { freePort } from "@/e2e/run/ports.mjs";
import { startPostgres } from "@/e2e/run/postgres.mjs";
import { postgresIdentity, temporaryFolder } from "@/e2e/run/postgres-user.mjs";
import type { SaleFault } from "@/e2e/sandbox/shared/faults";
import { linkScenarios } from "@/e2e/scenarios/links";
import type { CardTyped } from "@/e2e/scenarios/types";

const began = Date.now();
const given = process.env["DATABASE_URL"];
let store = "";
let postgres: Awaited<ReturnType<typeof startPostgres>> | null = null;
let echo: EchoingGate | null = null;
let second = "";
let stopSecond = (): Promise<void> => Promise.resolve();

const stack = useOwnStack(async () => {
  const folder = temporaryFolder(postgresIdentity());
  chmodSync(folder, 0o711);
  store = join(folder, "store");
  postgres = await startPostgres({ dir: store });
  process.env["DATABASE_URL"] = postgres.url;
  second = `http://127.0.0.1:${await freePort()}`;
  return { env: { LOG_LEVEL: "debug", GATE_TIMEOUT_MS: "1500", CHECKOUT_EXTRA_ORIGINS: second } };
});

test.beforeAll(async () => {
  echo = await startEchoingGate();
  stopSecond = await startInstance(stack(), second, {
    GATE_URL: echo.url,
    GATE_TIMEOUT_MS: "1500",
    LOG_LEVEL: "debug",
    CHECKOUT_ACCOUNTS_FILE: "e2e/sandbox/accounts.json",
    CHECKOUT_EXTRA_ORIGINS: second,
  });
});

test.afterAll(async () => {
  if (given === undefined) delete process.env["DATABASE_URL"];
  else process.env["DATABASE_URL"] = given;
  await stopSecond();
  await echo?.close();
  await postgres?.stop();
});

const spaced = (pan: string): string => pan.replaceAll(/\d{4}/g, "$& ");
const dashed = (pan: string): string => pan.replaceAll(/\d{4}/g, "$&-");

type Typed = { readonly what: string; readonly type: (card: CardTyped) => CardTyped };

/** Forms that never leave us, each with digits in another wrong place. */
const mistypes: readonly Typed[] = [
  { what: "one digit wrong", type: (card) => ({ ...card, pan: `${card.pan.slice(0, -1)}x` }) },
  { what: "number in the name", type: (card) => ({ ...card, holder: `Ada ${spaced(card.pan)}` }) },
  { what: "number in the code", type: (card) => ({ ...card, cvv: card.pan }) },
  { what: "number in the date", type: (card) => ({ ...card, month: card.pan, year: card.pan }) },
  { what: "number twice", type: (card) => ({ ...card, pan: card.pan + card.pan }) },
  { what: "code in the date", type: (card) => ({ ...card, month: card.cvv }) },
];

const saleFaults = [
  undefined,
  "timeoutAfterAccept",
  "http500NotAccepted",
  "http500AfterAccept",
  "htmlAfterAccept",
  "truncatedAfterAccept",
  "resetAfterAccept",
  "refuse",
  "http403",
  "http422",
] as const satisfies readonly (SaleFault | undefined)[];

const handIn = async (page: Page, witness: Witness, url: string, card: CardTyped): Promise<void> => {
  await page.goto(url);
  await typeCard(page, card);
  await payButton(page).click();
  await page.waitForURL((address) => !address.pathname.endsWith("/card") || address.search !== "");
  await witness.look(page);
};

for (const script of [true, false]) {
  test(`a canary card is found nowhere, ${script ? "with" : "without"} script`, async ({ browser }) => {
    test.setTimeout(300_000);
    const card = makeCanary();
    const witness = new Witness();
    const context = await browser.newContext({ javaScriptEnabled: script });
    witness.watch(context);
    const page = await context.newPage();

    // By turns: two with script, two without.
    const isNow = (n: number): boolean => PLAYS_ALL || n % 4 < 2 === script;
    for (const [n, sale] of saleFaults.entries()) {
      if (!isNow(n)) continue;
      const order = await placeInvoice({
        ...(sale === undefined ? {} : { sale }),
        ...(n % 2 === 1 ? { outcome: { kind: "decline", code: "10105" } } : {}),
      });
      const pan = [card.pan, spaced(card.pan), dashed(card.pan)][n % 3] ?? "";
      await handIn(page, witness, payUrl(order.invoice_id, "card"), { ...card, pan });
      await readResult(page);
      await witness.look(page);
      await page.goBack();
      await witness.look(page);
      expect(await gatePaymentsOf(order.reference)).toHaveLength(1);
    }
    for (let n = 0; n < (echo?.kinds ?? 0); n += 1) {
      const { invoice_id: id } = await placeInvoice();
      await handIn(page, witness, payUrl(id, "card", second), card);
    }
    // With script these stay in the browser; the server has its turn in the other test and below.
    for (const { type } of mistypes) {
      const { invoice_id: id } = await placeInvoice();
      await page.goto(payUrl(id, "card"));
      await typeCard(page, type(card));
      await payButton(page).click();
      await expect(page.locator('[aria-invalid="true"]').first()).toBeVisible();
      if (!script) await witness.look(page);
    }
    for (const [n, { order }] of linkScenarios.entries()) {
      if (!isNow(n)) continue;
      await page.goto((await placeOrder(order)).url);
      await witness.look(page);
    }
    const answers = await hostilePosts(card);
    await context.close();
    await stack().restartCheckout();

    const remains = [
      ...(await witness.testimony()),
      ...answers,
      ...(await rowsOfStore()),
      ...filesSince(dirname(stack().logs.checkout), 0),
      ...filesSince(dirname(store), began),
      ...filesSince(join(process.cwd(), ".next"), began),
    ];
    expect(findLeaks(card, remains)).toEqual([]);
    // What may be seen is there, so the search has looked in the right places.
    expect(remains.some(({ text }) => text.includes(card.pan.slice(-4)))).toBe(true);
    expect(findLeaks(card, [{ where: "itself", text: `{"pan":"${spaced(card.pan)}"}` }])).toHaveLength(1);
  });
}

/** Card data in requests that break on their way; what comes back. */
async function hostilePosts(card: CardTyped): Promise<Source[]> {
  const { invoice_id: id } = await placeInvoice();
  const url = payUrl(id, "card");
  const hidden = await readCardForm(url);
  const origin = stackUrl("checkout");
  const tooLong = cardBody(hidden, card);
  tooLong.append("more", "x".repeat(64 * 1024));
  const multipart = { origin, "content-type": "multipart/form-data; boundary=x" };
  const cut = `--x\r\nContent-Disposition: form-data; name="${card.pan}"\r\n\r\n${card.pan} ${card.cvv}`;
  const [actionId = ""] = hidden.map(([name]) => name).filter((name) => name.startsWith("$ACTION_ID_"));
  const inHeader = { origin, "next-action": actionId.replace("$ACTION_ID_", "") };
  const answers = [
    await postCard(url, hidden, card, { origin: "https://evil.example" }),
    await postCard(url, hidden, card, { origin: "null" }),
    await postCard(url, hidden, card, {}),
    await postCard(url, [[`$ACTION_ID_${"0".repeat(42)}`, ""]], card),
    await postCard(url, hidden, { ...card, pan: `${card.pan}\0`, holder: card.pan }),
    await ask(url, { method: "POST", headers: { origin }, body: tooLong }),
    await ask(url, { method: "POST", headers: multipart, body: cut }),
    await ask(url, { method: "POST", headers: inHeader, body: JSON.stringify([card.pan, card.cvv]) }),
    await ask(url, { method: "POST", headers: inHeader, body: `["$K${card.pan}"` }),
    await ask(`${origin}/api/callbacks/gate`, { method: "POST", body: `{"pan":"${card.pan}"` }),
    await ask(`${origin}/api/callbacks/gate`, {
      method: "POST",
      body: JSON.stringify({
        project_id: 42,
        payment: { id: "nobodys", status: card.pan },
        account: { number: card.pan },
        signature: card.pan,
      }),
    }),
    await ask(`${origin}/api/csp`, {
      method: "POST",
      body: JSON.stringify({ "csp-report": { "violated-directive": "img-src", "blocked-uri": card.pan } }),
    }),
  ];
  return answers.map(({ text, headers, location }, n) => ({
    where: `answer ${n} to a broken post`,
    text: [text, location, JSON.stringify([...headers])].join("\n"),
  }));
}

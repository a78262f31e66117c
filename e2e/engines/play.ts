import { join } from "node:path";
import { poll, until, type Driver, type Mode, type Screen } from "@/e2e/engines/driver";
import { BY_INVOICE, BY_PARAMETERS, VISA } from "@/e2e/scenarios/common";
import type { OrderWish } from "@/e2e/scenarios/types";
import type { Stack } from "@/e2e/run/stack.mjs";

const SCREENS: Readonly<Record<string, Screen>> = {
  phone: { width: 390, height: 844 },
  desktop: { width: 1280, height: 800 },
  tv: { width: 1920, height: 1080 },
};

type Placed = { readonly reference: string; readonly url: string };

async function call<T>(url: string, body?: object): Promise<T> {
  const init = {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(body),
  };
  const answer = await fetch(url, body === undefined ? {} : init);
  if (!answer.ok) throw new Error(`${url}: ${answer.status} ${await answer.text()}`);
  return (await answer.json()) as T;
}

const selectorOf = (name: string): string => `[autocomplete="cc-${name}"]`;
const pay = `form [type="submit"].button`;
const hasStep = (step: string): string =>
  `document.readyState !== "loading" && !!document.querySelector('main[data-step="${step}"]')`;
const valueOf = (name: string): string => `document.querySelector('${selectorOf(name)}').value`;

const cardFields = [
  ["exp-month", VISA.month],
  ["exp-year", VISA.year],
  ["csc", VISA.cvv],
  ["name", VISA.holder],
] as const;

/** The framework's mark on what it took over. */
const joined =
  "Object.keys(document.querySelector('form')).some(function (name) { return name.indexOf('__react') === 0; })";

/**
 * Script that runs groups the digits; a page that is only drawn leaves them as they were typed. Who types before script
 * has come types once more.
 */
async function typeNumber(driver: Driver, checks: boolean, pan: string): Promise<void> {
  const wanted = checks ? pan.replace(/(\d{4})(?=\d)/g, "$1 ") : pan;
  await poll(`the number never reads ${wanted}`, async () => {
    await driver.type(selectorOf("number"), pan);
    return (await driver.read(valueOf("number"))) === wanted ? true : null;
  });
}

async function typeCard(driver: Driver, checks: boolean, pan: string): Promise<void> {
  await typeNumber(driver, checks, pan);
  for (const [name, value] of cardFields) await driver.type(selectorOf(name), value);
}

/**
 * A whole payment: link, method, a number that is mistyped and mended, bank, result; then what the Gate's ledger says.
 * `folder` gets pictures of each screen.
 */
export async function payByCard(driver: Driver, mode: Mode, stack: Stack, folder: string): Promise<void> {
  // Without script the page is the same one; there a telephone's width tells enough.
  const sizes = Object.entries(SCREENS).filter(([size]) => mode === "script" || size === "phone");
  const picture = async (name: string): Promise<void> => {
    for (const [size, screen] of sizes) await driver.picture(join(folder, `${name}-${size}.png`), screen);
  };
  const wish: OrderWish = mode === "script" ? BY_INVOICE : BY_PARAMETERS;
  const { url, reference } = await call<Placed>(`${stack.urls.shop}/__sim/orders`, {
    ...wish,
    faults: { outcome: { kind: "processing" } },
  });
  await driver.open(url);
  if (mode === "refused") {
    await until(driver, "the choice between phone and screen", hasStep("screen"));
    await driver.press("main .button-quiet");
  }
  await until(driver, "the list of methods", hasStep("method"));
  await picture("method");
  await driver.press('button[name="service"][value^="payment_card"]');
  await until(driver, "the card page", hasStep("card"));
  await picture("card");
  if (mode === "script") await until(driver, "script joins the page", joined);
  const checks = mode === "script";

  await typeCard(driver, checks, `${VISA.pan.slice(0, -1)}8`);
  await driver.press(pay);
  const isWrong = `!!document.querySelector('[autocomplete="cc-number"][aria-invalid="true"]')`;
  await until(driver, "the mistyped number is told", isWrong);
  await until(driver, "the page is whole", `document.readyState === "complete"`);
  const stayed = (await driver.read(`${valueOf("name")} !== "" && location.search === ""`)) === true;
  if (stayed !== checks) throw new Error(stayed ? "Script ran." : "Script did not check the form.");
  await picture("fault");

  await typeCard(driver, checks, VISA.pan);
  await driver.press(pay);
  await until(driver, "the waiting page", hasStep("waiting"));
  await picture("waiting");

  await letBankPay(stack, reference);
  // By the live line, or by the page's own refresh.
  await until(
    driver,
    "it is paid",
    `!!document.querySelector('main[data-step="result"][data-outcome="paid"]')`,
  );
  await picture("result");
  await expectOneCharge(stack, reference);
}

type GatePayment = { readonly payment_id: string; readonly status: string; readonly sales: number };

async function invoiceOf({ urls }: Stack, reference: string): Promise<string> {
  const path = `/__sim/invoices?reference=${encodeURIComponent(reference)}`;
  const { invoices } = await call<{ invoices: { id: string }[] }>(`${urls.commerce}${path}`);
  const [invoice, ...others] = invoices;
  if (invoice === undefined || others.length > 0) throw new Error(`${invoices.length} invoices, not one.`);
  return encodeURIComponent(invoice.id);
}

async function paymentsOf(stack: Stack, reference: string): Promise<readonly GatePayment[]> {
  const path = `/__sim/payments?invoice=${await invoiceOf(stack, reference)}`;
  return (await call<{ payments: GatePayment[] }>(`${stack.urls.gate}${path}`)).payments;
}

/** The bank thinks until it is told what to say; it may not have been asked yet. */
async function letBankPay(stack: Stack, reference: string): Promise<void> {
  const running = async (): Promise<string | null> =>
    (await paymentsOf(stack, reference)).find(({ status }) => status === "processing")?.payment_id ?? null;
  const payment_id = await poll("the bank was not asked", running);
  await call(`${stack.urls.gate}/__sim/decide`, { payment_id, outcome: { kind: "success" } });
}

async function expectOneCharge(stack: Stack, reference: string): Promise<void> {
  const path = `/__sim/ledger?invoice=${await invoiceOf(stack, reference)}`;
  const { charges } = await call<{ charges: { minor: number }[] }>(`${stack.urls.gate}${path}`);
  const sales = (await paymentsOf(stack, reference)).map((payment) => payment.sales);
  const told = JSON.stringify({ charges: charges.map(({ minor }) => minor), sales });
  if (told !== '{"charges":[10890],"sales":[1]}') throw new Error(`The Gate's books say ${told}.`);
}

import { setTimeout as pause } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { formsOf, plainBrowser, stepOf } from "./plain-browser.mjs";
import { reportTrouble, Trouble } from "./root.mjs";

/** The sandbox's card that always pays. Another one comes by PROBE_CARD, never as an argument: those are seen by all. */
const sandboxCard = "4000000000000077;08;30;123;John Smith";

/** Pages that say "not yet": they are asked again. */
const waits = new Set(["waiting"]);
/** Pages with one press that leads on, without anything to type. */
const presses = new Set(["device-check"]);

/**
 * Pays what a link asks for, as a browser without script, and says where it stopped.
 * @param {string} link
 * @param {{ card?: string, service?: RegExp, deadlineMs?: number, pauseMs?: number, say?: (line: string) => void }} options
 * @returns {Promise<{ paid: boolean, at: string }>}
 */
export async function probe(link, options = {}) {
  const { card = sandboxCard, service = /^payment_card/, deadlineMs = 60_000, pauseMs = 1_000 } = options;
  const say = options.say ?? (() => {});
  const { origin } = new URL(link);
  const browser = plainBrowser(origin);
  const until = performance.now() + deadlineMs;
  let since = performance.now();
  let last = "";
  let handedIn = false;
  const tell = (place) => {
    const now = performance.now();
    if (place !== last) say(`${place.padEnd(24)} ${String(Math.round(now - since)).padStart(6)} ms`);
    since = now;
    last = place;
  };
  const stop = (at) => ({ paid: false, at });

  let page = await browser.open(link);
  for (;;) {
    if (page.leaves)
      return stop(`leaves for ${new URL(page.url).origin} after ${last}; the card must ask for no check`);
    const found = stepOf(page.html);
    const place = new URL(page.url).pathname.replace(/cpi_\w+/, "{id}");
    if (found === null || page.status >= 400)
      return stop(`${place} answered ${page.status}${codeIn(page.html)}`);
    const { step, outcome } = found;
    tell(outcome === null ? step : `${step}: ${outcome}`);
    if (step === "result") {
      if (outcome === "paid") return { paid: true, at: "result: paid" };
      if (handedIn || outcome !== null) return stop(`result: ${outcome}${codeIn(page.html)}`);
    }
    if (performance.now() > until) return stop(`${step}: still there after ${deadlineMs} ms`);

    const forms = formsOf(page.html);
    const choice = forms
      .flatMap((form) => form.buttons.map((button) => ({ form, button })))
      .find(({ button }) => button.name === "service" && service.test(button.value));
    const cardForm = forms.find(({ inputs }) =>
      inputs.some(({ autocomplete }) => autocomplete === "cc-number"),
    );
    if (waits.has(step)) {
      await pause(pauseMs);
      page = await browser.open(page.url);
    } else if (cardForm !== undefined) {
      if (handedIn) return stop(`${step}: the card was not taken${faultsIn(page)}`);
      const doubt = await realMoney(origin, page.url);
      if (doubt !== null) return stop(doubt);
      handedIn = true;
      page = await browser.submit(page, cardForm, fieldsOf(card));
    } else if (choice !== undefined) page = await browser.submit(page, choice.form, {}, choice.button);
    else if (presses.has(step) && forms[0] !== undefined)
      page = await browser.submit(page, forms[0], {}, forms[0].buttons[0] ?? null);
    else
      return stop(
        `${step}${outcome === null ? "" : `: ${outcome}`}: no way on without a person${codeIn(page.html)}`,
      );
  }
}

function fieldsOf(card) {
  const [number = "", expiryMonth = "", expiryYear = "", cvv = "", holder = ""] = card.split(";");
  return { number, expiryMonth, expiryYear, cvv, holder };
}

/** Why no card may be handed in: nothing says that this is a test. Null: it is one. */
async function realMoney(origin, url) {
  const id = /^\/pay\/([^/]+)/.exec(new URL(url).pathname)?.[1];
  const answer = await fetch(`${origin}/api/v1/invoices/${id}`, { signal: AbortSignal.timeout(30_000) });
  const invoice = answer.ok ? await answer.json() : null;
  if (invoice === null)
    return `the Checkout API answered ${answer.status}, so nobody knows whether this is a test`;
  return invoice.test_mode === true
    ? null
    : "this invoice takes real money; the probe pays test invoices only";
}

const codeIn = (html) => {
  const small = /<p class="calm num">([^<]*)</.exec(html)?.[1];
  return small === undefined ? "" : ` (${small})`;
};

const faultsIn = ({ url }) => {
  const faults = new URL(url).searchParams.get("faults");
  return faults === null ? "" : ` (${faults})`;
};

async function main([link, ...rest]) {
  if (link === undefined || !URL.canParse(link) || rest.length > 0)
    throw new Trouble(
      "npm run probe -- <payment link>\n\nPays a test invoice by card. PROBE_CARD: number;month;year;code;name.",
    );
  const card = process.env["PROBE_CARD"];
  const say = (line) => console.log(`  ${line}`);
  const { paid, at } = await probe(link, card === undefined ? { say } : { card, say });
  console.log(paid ? "probe: paid" : `probe: NOT PAID, stopped at ${at}`);
  process.exitCode = paid ? 0 : 1;
}

if (process.argv[1] === fileURLToPath(import.meta.url))
  try {
    await main(process.argv.slice(2));
  } catch (error) {
    // No answer at all is an outcome of a probe, not a fault of it.
    if (error instanceof Trouble) reportTrouble(error);
    else console.log(`probe: NOT PAID, ${error.message} ${error.cause?.code ?? ""}`.trimEnd());
    process.exitCode = 1;
  }

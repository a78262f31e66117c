import { buildApp } from "@/e2e/sandbox/acs/app";
import { buildGateClient } from "@/e2e/sandbox/acs/gate-client";
import { ACS, buildTestGate, type CallbackMessage } from "@/e2e/sandbox/gate/test-gate";
import type { Faults } from "@/e2e/sandbox/shared/faults";

export const RETURN = "http://checkout.test/api/threeds/return/t0ken?lang=en";
export const NOTIFY = "http://checkout.test/api/threeds/notify/t0ken?x=1";

export const EXTENDED = { acs_return_url: { return_url: RETURN, "3ds_notification_url": NOTIFY } };

type Fields = Readonly<Record<string, string>>;

const unescape = (text: string): string =>
  text.replaceAll("&quot;", '"').replaceAll("&#39;", "'").replaceAll("&lt;", "<").replaceAll("&amp;", "&");

/** What a browser would send from the form of a page, without its buttons. */
export function formOf(page: string) {
  const form = /<form[^>]*method="(\w+)"[^>]*action="([^"]*)"/.exec(page);
  const inputs = page.matchAll(/<input\s+type="hidden"\s+name="([^"]*)"\s+value="([^"]*)"/g);
  return {
    method: form?.[1] ?? "",
    action: unescape(form?.[2] ?? ""),
    fields: Object.fromEntries([...inputs].map(([, name, value]) => [name, unescape(value ?? "")])),
  };
}

/** Gate and bank together, with no network; `step` lets the Gate think between two steps. */
export async function buildTestBank(faults: Faults, sale: Record<string, unknown> = {}) {
  const gate = buildTestGate({ faults });
  const posted: string[] = [];
  const acs = buildApp({
    acsUrl: ACS,
    clock: gate.clock,
    log: () => {},
    fetch: async (input, init) => {
      posted.push(`${String(input)} ${String(init?.body)}`);
      return new Response(null);
    },
    gate: buildGateClient("http://gate.test", async (input, init) =>
      gate.app.request(String(input).slice("http://gate.test".length), init),
    ),
  });
  const send = async (url: string, fields: Fields | null) => {
    const init = fields ? { method: "POST", body: new URLSearchParams(fields) } : {};
    const answer = await acs.request(url.replace(ACS, ""), init);
    return { http: answer.status, location: answer.headers.get("location"), page: await answer.text() };
  };
  const step = () => gate.clock.advance(200);
  await gate.sale(sale);
  await step();
  return {
    gate,
    posted,
    send,
    step,
    last: (): CallbackMessage => {
      const message = gate.callbacks().at(-1);
      if (!message) throw new Error("No callback yet.");
      return message;
    },
    /** A request about the payment, and what the Gate does of it. */
    ask: async (path: string, body: Record<string, unknown>): Promise<number> => {
      const { status } = await gate.ask(`payment/card/${path}`, body);
      await step();
      return status;
    },
  };
}

export type TestBank = Awaited<ReturnType<typeof buildTestBank>>;

export async function passDeviceCheck(bank: TestBank) {
  await bank.ask("3ds_check_iframe", { threeds_completion_indicator: true });
}

export const openChallenge = async (bank: TestBank) => {
  const { url = "", params = {} } = bank.last().threeds2?.redirect ?? {};
  return bank.send(url, params);
};

export const openPareq = async (bank: TestBank) => {
  const { acs_url = "", pa_req = "", md = "" } = bank.last().acs ?? {};
  return bank.send(acs_url, { PaReq: pa_req, MD: md, TermUrl: RETURN });
};

export const answer = async (bank: TestBank, page: string, fields: Record<string, string>) =>
  bank.send(formOf(page).action, { action: "confirm", ...fields });

/** The payer types the right code and comes back; the merchant's page hands in what they carry. */
export async function passChallenge(bank: TestBank, code = "123456") {
  const { cres = "" } = formOf((await answer(bank, (await openChallenge(bank)).page, { code })).page).fields;
  await bank.ask("3ds_result", { cres });
}

export async function passPareq(bank: TestBank) {
  const back = formOf((await answer(bank, (await openPareq(bank)).page, { code: "123456" })).page);
  const { PaRes: pares, MD: md } = back.fields;
  await bank.ask("3ds_result", { pares, md });
}

export const extended = (faults: Faults = {}, sale: object = {}): Promise<TestBank> =>
  buildTestBank(faults, { ...EXTENDED, ...sale });

export const ended = (bank: TestBank) => [bank.last().payment.status, bank.last().operation?.code];

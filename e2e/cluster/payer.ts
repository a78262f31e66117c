import { cardBody } from "@/e2e/journeys/robust/support/plain-form";
import { placeOrder, type Placed } from "@/e2e/journeys/support/sandbox";
import type { Faults } from "@/e2e/sandbox/shared/faults";
import { ensure, pause } from "@/e2e/cluster/part";
import { BY_INVOICE, VISA } from "@/e2e/scenarios/common";
import type { CardTyped } from "@/e2e/scenarios/types";

export type Order = Placed & { readonly invoice_id: string };

/** An order whose invoice the shop has made, with its faults laid. */
export const placeInvoice = async (faults: Faults = {}): Promise<Order> => {
  const { invoice_id: id, ...rest } = await placeOrder({ ...BY_INVOICE, faults });
  ensure(id !== null, "The shop has made no invoice.");
  return { ...rest, invoice_id: id };
};

/** What a payer without script sees. `step` and `outcome` as on `main`. */
export type Page = {
  readonly status: number;
  readonly path: string;
  readonly step: string | null;
  readonly outcome: string | null;
  readonly html: string;
};

export type Payer = {
  /** Opens a page as a browser does: follows redirects, keeps cookies. Throws what the network throws. */
  readonly open: (path: string) => Promise<Page>;
  /** Reads the card form and gives back how to hand it in, any number of times; the answer is not followed. */
  readonly cardForm: (
    invoice: string,
  ) => Promise<(card?: CardTyped) => Promise<{ readonly status: number; readonly location: string | null }>>;
};

const decode = (text: string): string =>
  text.replace(/&(amp|quot|lt|gt|#x27);/g, (_, name: keyof typeof entities) => entities[name]);
const entities = { amp: "&", quot: '"', lt: "<", gt: ">", "#x27": "'" } as const;
const attribute = (tag: string, name: string): string | null => {
  const found = new RegExp(`\\s${name}="([^"]*)"`).exec(tag)?.[1];
  return found === undefined ? null : decode(found);
};

const userAgent = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0";
const patienceMs = 90_000;

/** A browser without script at one origin, as a program. */
export const openPayer = (origin: string): Payer => {
  const cookies = new Map<string, string>();
  const ask = async (path: string, init: RequestInit = {}): Promise<Response> => {
    const headers = new Headers({ "user-agent": userAgent, "accept-language": "en" });
    if (cookies.size > 0) headers.set("cookie", [...cookies].map((pair) => pair.join("=")).join("; "));
    if (init.method === "POST") headers.set("origin", origin);
    const signal = AbortSignal.timeout(patienceMs);
    const answer = await fetch(`${origin}${path}`, { ...init, headers, signal, redirect: "manual" });
    for (const line of answer.headers.getSetCookie()) {
      const [, name = "", value = ""] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
      if (value === "" || /max-age=0/i.test(line)) cookies.delete(name);
      else cookies.set(name, value);
    }
    return answer;
  };
  const open = async (path: string): Promise<Page> => {
    let at = path;
    for (let hops = 0; hops < 12; hops += 1) {
      const answer = await ask(at);
      const html = await answer.text();
      const location = answer.headers.get("location");
      if (answer.status >= 300 && answer.status < 400 && location !== null) {
        const { pathname, search } = new URL(location, origin);
        at = pathname + search;
        continue;
      }
      const main = /<main[^>]*>/.exec(html)?.[0] ?? "";
      const [step, outcome] = [attribute(main, "data-step"), attribute(main, "data-outcome")];
      return { status: answer.status, path: at, step, outcome, html };
    }
    throw new Error(`Too many redirects from ${path}.`);
  };
  return {
    open,
    async cardForm(invoice) {
      const path = `/pay/${invoice}/card`;
      const { status, step, path: at, html } = await open(path);
      const form = html.split("<form").find((part) => part.includes('autoComplete="cc-number"'));
      ensure(form !== undefined, `No card form at ${path}, but ${status} ${at} (${step}).`);
      const hidden = [...(form.split("</form>")[0] ?? "").matchAll(/<input[^>]*type="hidden"[^>]*>/g)].map(
        ([tag]) => [attribute(tag, "name") ?? "", attribute(tag, "value") ?? ""] as const,
      );
      return async (card = VISA) => {
        const answer = await ask(path, { method: "POST", body: cardBody(hidden, card) });
        await answer.arrayBuffer();
        return { status: answer.status, location: answer.headers.get("location") };
      };
    },
  };
};

/**
 * Looks at the invoice again and again until its page is one that stands (`isEnd`), as an impatient payer would;
 * `look` is told of each page on the way. A network that breaks (nobody listens, a process was killed) is asked again.
 */
export const lookUntil = async (
  payer: Payer,
  invoice: string,
  isEnd: (page: Page) => boolean,
  {
    look,
    within = 40_000,
  }: { readonly look?: (page: Page) => Promise<void> | void; readonly within?: number } = {},
): Promise<Page> => {
  const deadline = performance.now() + within;
  for (let last = "nothing"; ;) {
    const page = await payer.open(`/pay/${invoice}`).catch((reason: unknown) => String(reason));
    if (typeof page !== "string") {
      await look?.(page);
      if (isEnd(page)) return page;
    }
    last = typeof page === "string" ? page : `${page.status} ${page.path} ${page.step} ${page.outcome}`;
    ensure(performance.now() < deadline, `${invoice} shows no end within ${within / 1000} s: ${last}`);
    await pause(80);
  }
};

export const isPaid = ({ step, outcome }: Page): boolean => step === "result" && outcome === "paid";

/**
 * Every address of this app, built in one place. Pages are under `/pay/{invoice}`, one folder a step (HOUSE.md 3);
 * `/hpp/` and `/api/callbacks/gate` are a fixed contract with the outside (README, Configuration).
 */
const part = encodeURIComponent;
const step = (id: string, name: string): string => `/pay/${part(id)}/${name}`;

/** What is written already; empty values are left out. */
const query = (pairs: readonly (readonly [name: string, value: string])[]): string => {
  const given = pairs.filter(([, value]) => value !== "");
  return given.length === 0 ? "" : `?${given.map((pair) => pair.join("=")).join("&")}`;
};

export const paths = {
  /** The invoice's door: reads the state and sends the payer to the page that owns it. */
  porch: (id: string): string => `/pay/${part(id)}`,
  /** `fault`: the key of what the list has to say after a choice that led nowhere. */
  method: (id: string, fault: string | null = null): string =>
    step(id, "method") + (fault === null ? "" : `?fault=${part(fault)}`),
  /** `faults` are keys of messages (`number.missing`), never what was typed; `card` a saved card's id in our pages, or `new`; `pass` see lib/security/pass. */
  card: (id: string, faults: readonly string[] = [], card: string | null = null, pass: string = ""): string =>
    step(id, "card") +
    query([
      ["faults", faults.map(part).join(",")],
      ["card", card === null ? "" : part(card)],
      ["pass", part(pass)],
    ]) +
    (faults.length === 0 ? "" : "#problem"),
  /** Asks before a saved card is removed. */
  removeCard: (id: string, card: string): string => `${step(id, "card")}/remove?card=${part(card)}`,
  /** `faults` are `field.fault` keys, never what was typed. */
  details: (id: string, service: string, faults: readonly string[] = []): string =>
    `${step(id, "details")}?service=${part(service)}` +
    (faults.length === 0 ? "" : `&faults=${faults.map(part).join(",")}`),
  /** Giving up before paying. */
  leave: (id: string): string => step(id, "leave"),
  /** The payment on another device: its code, and what becomes of it there. */
  screen: (id: string): string => step(id, "screen"),
  /** The door of the device that takes a payment over; its address fits into a small code. `fault`: a key, as everywhere. */
  handOff: (code: string | null = null, fault: string | null = null): string =>
    `/t${code === null ? "" : `/${part(code)}`}${fault === null ? "" : `?fault=${part(fault)}`}`,
  /** Takes the payer's word for which kind of screen this is. */
  view: "/api/view",
  /** `faults` are keys, as everywhere. */
  wallet: (id: string, wallet: string, faults: readonly string[] = []): string =>
    `${step(id, "wallet")}?by=${part(wallet)}` +
    (faults.length === 0 ? "" : `&faults=${faults.map(part).join(",")}`),
  /** Where the wallets of a device ask and hand in. */
  appleSession: "/api/wallets/apple-session",
  walletPay: "/api/wallets/pay",
  waiting: (id: string): string => step(id, "waiting"),
  result: (id: string): string => step(id, "result"),
  /** Our own page that leaves for another origin; it alone carries that origin in its policy. `ask`: the Gate's ask that it serves. */
  redirect: (id: string, ask: string | null = null): string =>
    step(id, "redirect") + (ask === null ? "" : `?ask=${part(ask)}`),
  /** What to pay by somewhere else. `checked`: the payer has just asked whether it arrived. */
  providerInvoice: (id: string, checked = false): string =>
    step(id, "provider-invoice") + (checked ? "?checked=1" : ""),
  /** Server-sent events of one invoice. */
  live: (id: string): string => `/api/live/${part(id)}`,
  /** The same news once, as JSON, for polling. `seen`: see `backFromProvider`. */
  state: (id: string, seen: string | null = null): string =>
    `/api/state/${part(id)}` + (seen === null ? "" : `?seen=${part(seen)}`),
  /** The same for the page of the other device. */
  screenState: (id: string): string => `/api/state/${part(id)}?at=screen`,
  /** The payer comes from a provider, and is not sent there again. `seen`: the key of the ask that led there, 1: not known. */
  backFromProvider: (id: string, seen = "1"): string => `${step(id, "waiting")}?back=${part(seen)}`,
  /** The Checkout API: one invoice, what lies below it, and the document that describes it all. */
  apiInvoice: (id: string, below: "" | "/methods" | "/events" = ""): string =>
    `/api/v1/invoices/${part(id)}${below}`,
  openApi: "/api/openapi.json",
  deviceCheck: (id: string): string => step(id, "device-check"),
  challenge: (id: string): string => step(id, "challenge"),
  /** `checked`: the payer says that he has paid, and wants to know. */
  instructions: (id: string, checked = false): string =>
    step(id, "instructions") + (checked ? "?checked=1" : ""),
  /** A code to pay by on a phone: for a counter's screen and for paper. */
  payCode: (id: string): string => step(id, "qr"),
  /** `faults` are `index.fault` keys of the asked fields, never what was typed. */
  clarification: (id: string, faults: readonly string[] = []): string =>
    step(id, "clarification") + (faults.length === 0 ? "" : `?faults=${faults.map(part).join(",")}#problem`),
  confirmation: (id: string, faults: readonly string[] = []): string =>
    step(id, "confirmation") + (faults.length === 0 ? "" : `?faults=${faults.map(part).join(",")}#problem`),
  retryOffer: (id: string): string => step(id, "retry-offer"),
  /** Where a bank's page sends the browser back: a POST of another origin, without a cookie. `token` is unguessable. */
  threeDsReturn: (token: string): string => `/api/threeds/return/${part(token)}`,
  /** Where the bank's hidden device check reports. */
  threeDsNotify: (token: string): string => `/api/threeds/notify/${part(token)}`,
  /** A merchant's logo; the name is made of its content. */
  logo: (name: string): string => `/api/logo/${part(name)}`,
  /** No page is here: the answer is 404 and says that the link has ended. */
  gone: "/gone",
  /** The payment link's own address; `query` without a question mark. */
  hpp: (query: string): string => (query === "" ? "/hpp/" : `/hpp/?${query}`),
} as const;

/** Any page of ours shows the languages in place of its step where its address says so. */
export const languagesFlag = "languages";
export const pickingLanguage = (href: string): string =>
  `${href}${href.includes("?") ? "&" : "?"}${languagesFlag}=1`;

/** Sent to the Gate with each request as `general.merchant_callback_url`. Source: gate.md 6. */
export const gateCallback = (origin: string): string => `${origin}/api/callbacks/gate`;

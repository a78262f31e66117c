import type { CardTyped } from "@/e2e/scenarios/types";

/** One answer, not followed. */
export type Answer = {
  readonly status: number;
  readonly location: string | null;
  readonly text: string;
  readonly headers: Headers;
};

type Fields = readonly (readonly [name: string, value: string])[];

const toAnswer = async (response: Response): Promise<Answer> => ({
  status: response.status,
  location: response.headers.get("location"),
  text: await response.text(),
  headers: response.headers,
});

/** Calls itself a browser that gets the page with its script. */
const browser = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0";

/** Asks as a program that is no browser; it can say of itself what a browser would not let it. */
export const ask = async (url: string, { headers, ...init }: RequestInit = {}): Promise<Answer> => {
  const all = new Headers(headers);
  if (!all.has("user-agent")) all.set("user-agent", browser);
  return toAnswer(await fetch(url, { redirect: "manual", ...init, headers: all }));
};

const decode = (text: string): string =>
  text.replace(/&(?:amp|quot|lt|gt|#x27);/g, (entity) => entities[entity] ?? entity);

const entities: Readonly<Record<string, string>> = {
  "&amp;": "&",
  "&quot;": '"',
  "&lt;": "<",
  "&gt;": ">",
  "&#x27;": "'",
};

const attribute = (tag: string, name: string): string =>
  decode(new RegExp(`\\s${name}="([^"]*)"`).exec(tag)?.[1] ?? "");

/** The hidden fields of the form that holds the card's number: what a browser without script would send. */
export const readCardForm = async (url: string): Promise<Fields> => {
  const { status, text } = await ask(url);
  const form = text.split("<form").find((part) => part.includes('autoComplete="cc-number"'));
  if (status !== 200 || form === undefined) throw new Error(`No card form at ${url}: ${status}`);
  const hidden = [...(form.split("</form>")[0] ?? "").matchAll(/<input[^>]*type="hidden"[^>]*>/g)];
  return hidden.map(([tag]) => [attribute(tag, "name"), attribute(tag, "value")] as const);
};

const cardFields = (card: CardTyped): Fields => [
  ["number", card.pan],
  ["expiryMonth", card.month],
  ["expiryYear", card.year],
  ["cvv", card.cvv],
  ["holder", card.holder],
];

export const cardBody = (hidden: Fields, card: CardTyped): FormData => {
  const form = new FormData();
  for (const [name, value] of [...hidden, ...cardFields(card)]) form.append(name, value);
  return form;
};

/** Hands the form in with these headers; own Origin unless they say otherwise. */
export const postCard = (
  url: string,
  hidden: Fields,
  card: CardTyped,
  headers: Readonly<Record<string, string>> = { origin: new URL(url).origin },
): Promise<Answer> => ask(url, { method: "POST", headers, body: cardBody(hidden, card) });

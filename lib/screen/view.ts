import { guessTelevision } from "@/lib/screen/is-television";

/** How a page is laid out: for a screen across the room, or as everywhere else. */
export type View = "tv" | "usual";

/** Only our own two words; anybody can write a cookie or a parameter. */
export const parseView = (text: string | null | undefined): View | null =>
  text === "tv" || text === "usual" ? text : null;

/** The wish of a payment link: `display=tv` or `display[view]=tv`; null: it has none. */
export const linkView = (query: URLSearchParams): View | null =>
  [...query.getAll("display"), ...query.getAll("display[view]")].includes("tv") ? "tv" : null;

/**
 * The view, and whether the payer is offered the other one. The payer's own switch beats the link, the link beats the
 * guess by user agent. `maybe`: only the browser itself can tell whether this is a television.
 */
export type ViewChoice = { readonly view: View; readonly offer: "yes" | "maybe" | "no" };

/** Decides the view of one request. Source: devices.md 1.6. */
export function chooseView(given: {
  readonly own: View | null;
  readonly link: View | null;
  readonly userAgent: string | null;
}): ViewChoice {
  const guess = guessTelevision(given.userAgent);
  const view = given.own ?? given.link ?? (guess === "tv" ? "tv" : "usual");
  if (view === "tv" || given.link === "tv" || guess === "tv") return { view, offer: "yes" };
  return { view, offer: guess };
}

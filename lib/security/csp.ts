import "server-only";

/**
 * `page`: everything a payer works with. `choice`: where a way to pay is chosen and no card is typed. `leave`: the page
 * that leaves for another origin. `error`: a page that needs no script. `api`: answers that are no documents. `device`: the page with the bank's hidden frame. `framed`: what ends
 * within that frame; only we may frame it.
 */
export type CspFamily = "page" | "choice" | "leave" | "device" | "error" | "api" | "framed";

export type CspWish = {
  readonly nonce: string;
  readonly family: CspFamily;
  /** Origins that may frame the page; none unless the account says so. */
  readonly frameAncestors?: readonly string[];
  /** Whether this instance takes Google Pay: the browser asks Google about it in the name of the page. */
  readonly googlePay?: boolean;
  /** Every script is refused: for engines in which ours would break (see `engineTier`). */
  readonly plain?: boolean;
  /** `next dev` evaluates code. Never in production. */
  readonly development?: boolean;
};

/** A policy is text: only a whole, plain origin may become part of it. */
const toSource = (text: string): readonly string[] => {
  try {
    const { protocol, origin } = new URL(text);
    return protocol === "https:" || protocol === "http:" ? [origin] : [];
  } catch {
    return [];
  }
};

const sources = (origins: readonly string[] = []): readonly string[] => [
  ...new Set(origins.flatMap(toSource)),
];

const drawing = (nonce: string): readonly string[] => [
  `style-src 'self' 'nonce-${nonce}'`,
  "img-src 'self' data:",
  "font-src 'self'",
];
const closed: readonly string[] = ["base-uri 'none'", "object-src 'none'"];

/**
 * A browser asks for a payment method by its address, and holds the page's policy against that. No script of theirs
 * comes, and no page where a card is typed may do it. Source: W3C Payment Request and payment method manifests.
 */
const GOOGLE_PAY = "https://google.com/pay https://pay.google.com";

/**
 * The policy of one answer. A form that posts to us and is answered by a redirect elsewhere is stopped by
 * `form-action 'self'`, so the leave page's header says nothing of forms and the page narrows that itself. Source: trust-and-speed.md B.3, stack.md 4.
 */
export const buildCsp = ({
  nonce,
  family,
  plain,
  frameAncestors,
  googlePay,
  development,
}: CspWish): string => {
  const ancestors = sources(frameAncestors);
  const framing = `frame-ancestors ${ancestors.length === 0 ? "'none'" : ancestors.join(" ")}`;
  const scripts = `script-src 'nonce-${nonce}' 'strict-dynamic'${development ? " 'unsafe-eval'" : ""}`;
  const scripted = [
    scripts,
    ...drawing(nonce),
    `connect-src 'self'${googlePay && family === "choice" ? ` ${GOOGLE_PAY}` : ""}`,
    ...closed,
    framing,
    "require-trusted-types-for 'script'",
    // `default` lets the builder's lazy chunks through; its one rule is in the document's head.
    "trusted-types nextjs default",
    "report-uri /api/csp",
  ];
  // No report either: the framework's dozen of scripts would report themselves with each page.
  const working = plain ? ["script-src 'none'", ...drawing(nonce), ...closed, framing] : scripted;
  const directives = {
    page: [...working, "form-action 'self'"],
    choice: [...working, "form-action 'self'"],
    // The page itself names the one origin its form may go to (a meta element): it alone knows it.
    leave: working,
    // The same, and so for the one origin of its frame.
    device: [...working, "frame-src 'self' https: http:"],
    // No report: every script of the framework would report itself.
    error: [...drawing(nonce), ...closed, "form-action 'self'", framing],
    api: [...closed, "form-action 'none'", "frame-ancestors 'none'"],
    framed: [...closed, "form-action 'none'", "frame-ancestors 'self'"],
  } satisfies Record<CspFamily, readonly string[]>;
  return ["default-src 'none'", ...directives[family]].join("; ");
};

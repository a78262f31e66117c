/** The payer's own word for which kind of screen this is. */
export const screenCookie = "checkout_screen";

/** The same of the payment link that was opened last. */
export const linkScreenCookie = "checkout_link_screen";

/** What this browser has handed to a phone, by the hand-off's id. */
export const handOffCookie = "checkout_hand_off";

const day = 86_400;
const year = 31_536_000;

const isHttps = (): boolean => (process.env["CHECKOUT_URL"] ?? "").startsWith("https:");

const attributes = (maxAge: number) =>
  ({ path: "/", httpOnly: true, sameSite: "lax", secure: isHttps(), maxAge }) as const;

export const screenCookieAttributes = () => attributes(year);
export const handOffCookieAttributes = () => attributes(day);

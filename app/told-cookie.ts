import { cookies } from "next/headers";
import type { InvoiceId } from "@/lib/payment/invoice";

/** The invoice for which this browser's last act was not carried out, because another window was quicker. */
const toldCookie = "checkout_told";

/** Long enough to be read without script, where the page is drawn anew every few seconds. */
const seconds = 20;

/**
 * For acts that the porch answers: a second payment was not sent. Kept by the payer's own browser, since the porch may
 * lead to any page.
 */
export async function tellNotSent(id: InvoiceId): Promise<void> {
  const secure = (process.env["CHECKOUT_URL"] ?? "").startsWith("https:");
  // It opens nothing and is told to a shop's frame too, where only a cookie of that shop's own partition is kept.
  const scope = secure ? ({ sameSite: "none", partitioned: true } as const) : ({ sameSite: "lax" } as const);
  (await cookies()).set(toldCookie, id, {
    path: "/pay",
    httpOnly: true,
    secure,
    ...scope,
    maxAge: seconds,
  });
}

/** Whether this browser has just been refused a second payment of this invoice. */
export const wasNotSent = async (id: InvoiceId): Promise<boolean> =>
  (await cookies()).get(toldCookie)?.value === id;

import { headers } from "next/headers";

/**
 * An address that a page sends the browser on to, with what a frame's address carries (app/frame-carry.ts). When the
 * shop's page opened the frame, `Referer` is the shop's all along the redirects, so the addresses hand it on themselves.
 */
export async function onward(href: string): Promise<string> {
  const carry = (await headers()).get("x-checkout-carry") ?? "";
  return carry === "" ? href : `${href}${href.includes("?") ? "&" : "?"}${carry}`;
}

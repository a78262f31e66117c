import { isLoopback } from "@/lib/config/loopback";
import type { Ask, Display } from "@/lib/payment/instruction";

/**
 * Schemes of payment apps that a button may open; every other one is refused, since some run code, read files, search,
 * or call. Banks of one system have numbered schemes. Source: gate.md 12.2, devices.md 4.4.
 */
const appScheme = new RegExp(
  `^(?:${[
    "bank\\d{1,20}",
    "upi|gpay|tez|phonepe|paytmmp|bhim|credpay|amazonpay",
    "sberpay|sbolpay|sberbankonline|tinkoffbank|alfabank|kaspi|kaspikz|homebank|halyk|halykbank",
    "alipays?|alipayhk|weixin|wechat|kakaopay|kakaotalk|naverpay|payco|linepay|paypay|momo|zalopay|gcash|paymaya",
    "blik|bizum|swish|vipps|mobilepay|payconiq|twint|revolut|paypal|monobank|privat24",
    "bkash|nagad|easypaisa|jazzcash|mercadopago|picpay|pix",
    "bitcoin|bitcoincash|ethereum|litecoin|dogecoin|lightning|tron|ton|solana|payto",
  ].join("|")}):[^\\s]+$`,
  "i",
);

/**
 * A web address that a payer may be sent to, or null: never a script, never with a password in it. `plain`: http is
 * good enough, as no real money moves; to this machine it always is.
 */
export function webAddress(text: string | null, plain: boolean): string | null {
  if (text === null || !URL.canParse(text)) return null;
  const { protocol, hostname, username, password, href } = new URL(text);
  const isWeb = protocol === "https:" || (protocol === "http:" && (plain || isLoopback(hostname)));
  return isWeb && username === "" && password === "" ? href : null;
}

/** A link to a page or an app that a button may open, or null. `plain` as above. */
export const linkAddress = (text: string | null, plain: boolean): string | null =>
  text !== null && appScheme.test(text) ? text : webAddress(text, plain);

const withoutPlainLinks = (display: Display): Display | null => {
  const links = display.links.filter((link) => linkAddress(link, false) !== null);
  const { qr, image, amount, receiver, requisites } = display;
  const shows = qr ?? image ?? amount ?? receiver ?? links[0] ?? requisites[0];
  return shows === undefined ? null : { ...display, links };
};

/**
 * What the Gate asks, for an account of real money: an ask that would send the payer over plain http is none, and such
 * links are left out. Source: trust-and-speed.md B.4.
 */
export function encryptedOnly(ask: Ask): Ask | null {
  const { instruction } = ask;
  if ("url" in instruction) return webAddress(instruction.url, false) === null ? null : ask;
  if (instruction.kind !== "display") return ask;
  const display = withoutPlainLinks(instruction);
  return display && { ...ask, instruction: display };
}

import "server-only";

import { isIP } from "node:net";

/**
 * The payer's address. Each trusted proxy appends the address it was called from, so with `trustedProxies` of them the
 * client is that many entries from the end; whatever stands before was written by the client himself. With none or one
 * it is the last entry. Null when there is none, or no address.
 *
 * Without any proxy the header is the client's own word wherever he sends one: production stands behind a proxy.
 */
export const clientAddress = (headers: Headers, trustedProxies: number): string | null => {
  const entries = (headers.get("x-forwarded-for") ?? "").split(",").map((entry) => entry.trim());
  // Fewer entries than proxies: the way was shorter than configured, and the first is as far as it goes.
  const at = Math.max(0, entries.length - Math.max(1, trustedProxies));
  return toAddress(entries[at] ?? "");
};

const toAddress = (entry: string): string | null => {
  // Some proxies add a port: 192.0.2.1:5000, [2001:db8::1]:5000.
  const bare =
    /^\[(.+)\](?::\d+)?$/.exec(entry)?.[1] ?? /^(\d+\.\d+\.\d+\.\d+):\d+$/.exec(entry)?.[1] ?? entry;
  const address = bare.replace(/%.*$/, "").toLowerCase();
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/.exec(address)?.[1] ?? address;
  return isIP(mapped) === 0 ? null : mapped;
};

/** What limits count by: an IPv4 address, or the /64 that one IPv6 household has. Null: not limited (this machine). */
export const limitedAddress = (address: string): string | null => {
  if (address === "::1" || address.startsWith("127.")) return null;
  if (isIP(address) !== 6) return address;
  // The URL parser writes every spelling of one address the same way, hex only.
  const [head = "", tail] = new URL(`http://[${address}]`).hostname.slice(1, -1).split("::");
  const first = head === "" ? [] : head.split(":");
  const last = tail ? tail.split(":") : [];
  const groups = [...first, ...Array<string>(Math.max(0, 8 - first.length - last.length)).fill("0"), ...last];
  return `${groups.slice(0, 4).join(":")}::/64`;
};

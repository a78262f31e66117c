import { gzipSync } from "node:zlib";
import { get, type IncomingHttpHeaders } from "node:http";
import type { Faults } from "@/e2e/sandbox/shared/faults";
import { BY_INVOICE } from "@/e2e/scenarios/common";
import type { Stack } from "@/e2e/run/stack.mjs";

export type Order = { readonly reference: string; readonly url: string; readonly invoice_id: string };

export const placeOrder = async ({ urls }: Stack, faults: Faults = {}, more: object = {}): Promise<Order> => {
  const response = await fetch(`${urls.shop}/__sim/orders`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ ...BY_INVOICE, faults, ...more }),
  });
  return (await response.json()) as Order;
};

export type Fetched = {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
  readonly gzip: number;
};

/** As a browser does that gets the page with its script. */
const asked = {
  "accept-encoding": "gzip",
  "accept-language": "en",
  "user-agent": "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0",
};

/** Asks as a browser does, with gzip; `gzip` is the body's size on the line. */
export const fetchZipped = (url: string): Promise<Fetched> =>
  new Promise((resolve, reject) => {
    get(url, { headers: asked }, (response) => {
      const parts: Buffer[] = [];
      response.on("data", (part: Buffer) => parts.push(part));
      response.on("end", () => {
        const body = Buffer.concat(parts);
        const gzip = response.headers["content-encoding"] === "gzip" ? body.length : gzipSync(body).length;
        resolve({ status: response.statusCode ?? 0, headers: response.headers, body, gzip });
      });
    }).on("error", reject);
  });

import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { gunzipSync, gzipSync } from "node:zlib";
import { fetchZipped } from "@/e2e/bench/shop";

export type StaticCopy = { readonly url: string; readonly gzip: number; close(): void };

/** What belongs to one transfer and not to the document. */
const ofTransfer = new Set([
  "connection",
  "content-encoding",
  "content-length",
  "date",
  "keep-alive",
  "transfer-encoding",
]);

/**
 * The same document without any script, from a server that does nothing but send it: the floor. With the same headers,
 * since policies cost a browser time too: an opener policy alone makes it start another process.
 */
export const serveStaticCopy = async (of: string): Promise<StaticCopy> => {
  const { body, headers } = await fetchZipped(of);
  const html = gunzipSync(body)
    .toString()
    .replaceAll(/<script\b[^>]*>[^]*?<\/script>/g, "")
    .replaceAll(/<link\b[^>]*\bas="script"[^>]*>/g, "");
  const page = gzipSync(html);
  const same = Object.entries(headers).filter(([name]) => !ofTransfer.has(name));
  const server = createServer((_request, response) => {
    response
      .writeHead(200, {
        ...Object.fromEntries(same),
        "content-encoding": "gzip",
        "content-length": page.length,
      })
      .end(page);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    gzip: page.length,
    close: () => void server.close(),
  };
};

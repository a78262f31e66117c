import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { gunzipSync, gzipSync } from "node:zlib";
import { fetchZipped } from "@/e2e/bench/shop";

export type StaticCopy = { readonly url: string; readonly gzip: number; close(): void };

/** The same document without any script, from a server that does nothing but send it: the floor. */
export const serveStaticCopy = async (of: string): Promise<StaticCopy> => {
  const { body } = await fetchZipped(of);
  const html = gunzipSync(body)
    .toString()
    .replaceAll(/<script\b[^>]*>[^]*?<\/script>/g, "")
    .replaceAll(/<link\b[^>]*\bas="script"[^>]*>/g, "")
    .replaceAll(/\snonce="[^"]*"/g, "");
  const page = gzipSync(html);
  const server = createServer((_request, response) => {
    response
      .writeHead(200, {
        "content-type": "text/html; charset=utf-8",
        "content-encoding": "gzip",
        "content-length": page.length,
        "cache-control": "no-store",
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

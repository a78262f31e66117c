import { createServer } from "node:http";
import type { AddressInfo } from "node:net";

/** How a Gate may speak of a request that it does not like: with all of it. */
const answers = [
  (body: string) => [400, JSON.stringify({ status: "error", code: "502", message: body })],
  (body: string) => [
    422,
    JSON.stringify({ status: "error", errors: [{ code: body, message: body, field: body }] }),
  ],
  (body: string) => [
    200,
    JSON.stringify({ status: "success", request_id: body, payment_id: body, message: body }),
  ],
  (body: string) => [500, body],
  (body: string) => [200, `<pre>${body}</pre>`],
  (body: string) => [403, JSON.stringify({ [body]: body, status: body })],
] as const satisfies readonly ((body: string) => readonly [number, string])[];

export type EchoingGate = { readonly url: string; readonly kinds: number; close(): Promise<void> };

/** A Gate that throws everything that it was told back at us, in another shape each time. */
export const startEchoingGate = async (): Promise<EchoingGate> => {
  let sales = 0;
  const server = createServer(async (request, response) => {
    let body = "";
    for await (const part of request) body += String(part);
    const [status, text] = request.url?.endsWith("/sale")
      ? (answers[sales++ % answers.length]?.(body) ?? [500, ""])
      : [200, JSON.stringify({ status: "error", code: "3061" })];
    response.writeHead(status, { "content-type": "application/json" }).end(text);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    kinds: answers.length,
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
};

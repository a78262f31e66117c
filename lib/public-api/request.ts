import "server-only";
import { toFault, unavailable, type PublicApiFault } from "@/lib/public-api/fault";
import { unwrap, type Resource } from "@/lib/public-api/wire";
import { error, ok, type Result } from "@/lib/result";
import { beginCall } from "@/lib/tracing/tracing";

/** Where Commerce's Public API is. */
export type PublicApi = {
  readonly url: string;
  /** From the first byte of the request to the last byte of the answer. */
  readonly timeoutMs: number;
};

/** Anything but 200 and 201 is no success. Source: public-api.md 3.4. */
const SUCCESSES = [200, 201];
const MAX_ANSWER_BYTES = 1024 * 1024;

const readText = async (answer: Response): Promise<string | null> => {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of answer.body ?? []) {
    size += chunk.length;
    if (size > MAX_ANSWER_BYTES) return null;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString("utf8");
};

const parse = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
};

const read = (http: number, text: string | null): Result<Resource, PublicApiFault> => {
  const body = text === null ? undefined : parse(text);
  if (!SUCCESSES.includes(http)) {
    // A 404 with a page of HTML is a wrong address or a broken proxy, not Commerce's word about an invoice.
    const isWord = text === "" || (typeof body === "object" && body !== null);
    return error(http >= 500 || isWord ? toFault(http, body) : unavailable("garbage"));
  }
  const resource = unwrap(body);
  if (resource !== null) return ok(resource);
  const fault = toFault(http, body);
  return error(fault.kind === "unavailable" ? unavailable("garbage") : fault);
};

/**
 * One request, sent once: no redirect, no cache, one deadline for everything. A body makes it a POST. Throws nothing.
 * Source: public-api.md 3.1, 8; trust-and-speed.md B.4.
 */
export const request = async (
  api: PublicApi,
  path: string,
  body?: Readonly<Record<string, unknown>>,
): Promise<Result<Resource, PublicApiFault>> => {
  const call = beginCall(`commerce ${body === undefined ? "GET" : "POST"}`);
  try {
    const answer = await fetch(`${api.url.replace(/\/+$/, "")}/${path}`, {
      ...(body === undefined
        ? { method: "GET", headers: { accept: "application/json", ...call.headers } }
        : {
            method: "POST",
            headers: { "content-type": "application/json", accept: "application/json", ...call.headers },
            body: JSON.stringify(body),
          }),
      redirect: "error",
      cache: "no-store",
      signal: AbortSignal.timeout(api.timeoutMs),
    });
    const text = await readText(answer);
    call.end(`answer${Math.floor(answer.status / 100)}xx`, answer.status >= 500);
    return read(answer.status, text);
  } catch (fault) {
    const isLate = fault instanceof Error && fault.name === "TimeoutError";
    call.end(isLate ? "timeout" : "network", true);
    return error(unavailable(isLate ? "timeout" : "network"));
  }
};

import "server-only";

import { subscribe } from "node:diagnostics_channel";
import type { IncomingMessage, ServerResponse } from "node:http";

/** The framework's word that a form named an action which this build has not. Source: next, app-router-headers. */
const notFoundMark = "x-nextjs-action-not-found";

// Next bundles this module several times.
const shared = globalThis as { checkoutRenewsForms?: boolean };

/**
 * The same page anew. The card page says that nothing was sent, since what was typed there is gone; on every other one
 * the press did nothing, and the page stands as before.
 */
function freshPage(url: string): string {
  const [path = "", query = ""] = url.split(/\?(.*)/s);
  if (path.endsWith("/card")) return `${path}?faults=unavailable#problem`;
  return query === "" ? path : `${path}?${query}`;
}

/**
 * A form that stands open while a build with another action key is deployed, or one in which its action has another
 * place, is answered by the framework with a bare line of English. The payer is led to the page as the present build
 * draws it: nothing of the form was read, and nothing was sent.
 */
export const renewStaleForms = (): void => {
  if (shared.checkoutRenewsForms === true) return;
  shared.checkoutRenewsForms = true;
  subscribe("http.server.request.start", (message) => {
    const { request, response } = message as {
      readonly request: IncomingMessage;
      readonly response: ServerResponse;
    };
    const { method, url = "" } = request;
    if (method !== "POST" || !/^\/(pay|t)\/[\w-]/.test(url)) return;
    // Whatever compresses or pipes the answer comes by here, and before its first byte.
    const writeHead = response.writeHead.bind(response) as (...given: readonly unknown[]) => ServerResponse;
    response.writeHead = (...given: readonly unknown[]) => {
      if (!response.hasHeader(notFoundMark)) return writeHead(...given);
      response.removeHeader(notFoundMark);
      response.setHeader("location", freshPage(url));
      return writeHead(303, ...given.slice(1));
    };
  });
};

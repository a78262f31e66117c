import { requestContext } from "@/app/request-context";
import { paths } from "@/lib/config/paths";
import type { Landing } from "@/lib/checkout/threeds-landing";
import { errorFields, log } from "@/lib/logging/log";

export type LandingParams = { readonly params: Promise<{ readonly token: string }> };

/** 303 and a path of our own: the page that comes next is no result of a POST, and reload and Back ask for nothing. */
const onTo = (path: string): Response => new Response(null, { status: 303, headers: { location: path } });

/** Where a browser goes from a landing: to the porch, which knows the state; the landing decides nothing. */
export function onFrom(landing: Landing): Response {
  switch (landing.kind) {
    case "try":
      return onTo(paths.porch(landing.attempt.invoiceId));
    case "idle":
      return onTo(paths.porch(landing.invoiceId));
    case "unknown":
      return onTo(paths.gone);
    case "tooMany":
      return new Response(null, { status: 429, headers: { "retry-after": "60" } });
  }
}

/** The store is away: a reload sends the bank's message again, and that is what the page asks for. */
export async function away(reason: unknown): Promise<Response> {
  log("error", "threeds.landingFailed", errorFields(reason));
  const { texts, locale } = await requestContext();
  const title = texts.t("landing.away.title");
  const html = `<!doctype html><html lang="${locale}"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${title}</title><h1>${title}</h1><p>${texts.t("landing.away.text")}</p></html>`;
  return new Response(html, { status: 503, headers: { "content-type": "text/html; charset=utf-8" } });
}

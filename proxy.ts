import { NextResponse, type NextRequest } from "next/server";
import { carried, carriedIn, cookiesWithLooks, languageIn, queryOfAsker } from "@/app/frame-carry";
import { leftCookie, leftOf } from "@/app/left-cookie";
import { viewCookie, viewOf } from "@/app/view-cookie";
import { framersOf } from "@/lib/checkout/framers";
import { getEnv } from "@/lib/config/env";
import { paths } from "@/lib/config/paths";
import { walletsOf, type Wallet } from "@/lib/payment/wallets";
import { browserCookie, newBrowserId } from "@/lib/security/browser-cookie";
import { readAtMost } from "@/lib/security/bounded-body";
import { buildCsp } from "@/lib/security/csp";
import { framedBy, framedFlag } from "@/lib/security/framing";
import { securityHeaders } from "@/lib/security/headers";
import { requestOrigin } from "@/lib/security/origin";
import { routeFamily } from "@/lib/security/route-family";

/** A page answers these; anything else would get the page for a PUT. Source: stack.md 3. */
const allowedMethods = new Set(["GET", "HEAD", "POST", "OPTIONS"]);

/** A shop's form may post its link; longer than this is no link. */
const longestLink = 8_000;

/**
 * A payment link that was posted becomes the same link as a GET, so that reload and Back ask for nothing. Our own forms
 * are multipart and pass. Source: public-api.md 2.1.
 */
async function postedLink(request: NextRequest): Promise<NextResponse | null> {
  const { pathname } = request.nextUrl;
  const isForm = (request.headers.get("content-type") ?? "").startsWith("application/x-www-form-urlencoded");
  if (request.method !== "POST" || !/^\/hpp\/?$/.test(pathname) || !isForm) return null;
  const body = await readAtMost(request, longestLink);
  const query = body === null ? "" : new URLSearchParams(body).toString();
  return new NextResponse(null, {
    status: 303,
    headers: { Location: `${ownOrigin(request)}${paths.hpp(query)}` },
  });
}

/** Behind a proxy the framework's own idea of our address is an inner one, and a Host header may be anybody's. */
const ownOrigin = (request: NextRequest): string => requestOrigin(request.headers, getEnv());

/** Puts the policy of its route family on every answer. It decides nothing else: guards are in pages and actions. */
export async function proxy(request: NextRequest): Promise<NextResponse> {
  const family = routeFamily(request.nextUrl.pathname);
  const nonce = btoa(String.fromCharCode(...crypto.getRandomValues(new Uint8Array(16))));
  const taken = offeredWallets();
  const https = (process.env["CHECKOUT_URL"] ?? "").startsWith("https:");
  const isPage = family !== "api" && family !== "error" && family !== "framed";
  const frame = isPage ? frameOf(request) : "top";
  const framers = frame === "top" ? [] : await framersOf(request.nextUrl);
  const csp = buildCsp({ nonce, family, frameAncestors: framers, googlePay: taken.has("google_pay") });
  const wallets = family === "choice" && taken.size > 0;
  if (!allowedMethods.has(request.method)) {
    const refused = new NextResponse(null, { status: 405, headers: { Allow: "GET, HEAD, POST" } });
    setHeaders(refused, csp, https);
    return refused;
  }
  const posted = await postedLink(request);
  if (posted !== null) {
    setHeaders(posted, csp, https);
    return posted;
  }
  const again = framers.length > 0 ? carried(request, ownOrigin(request)) : null;
  if (again !== null) {
    const led = new NextResponse(null, {
      status: 307,
      headers: { Location: `${ownOrigin(request)}${again}` },
    });
    setHeaders(led, csp, https);
    return led;
  }
  const headers = new Headers(request.headers);
  // Never from outside: the page trusts these.
  headers.delete("x-checkout-framers");
  headers.delete("x-checkout-carry");
  if (framers.length > 0) {
    headers.set("x-checkout-framers", framers.join(" "));
    headers.set("x-checkout-carry", carriedIn(request.nextUrl.searchParams));
    const looks = cookiesWithLooks(request);
    if (looks !== null) headers.set("cookie", looks);
  }
  headers.set("x-checkout-frame", frame);
  headers.set("x-nonce", nonce);
  headers.set("content-security-policy", csp);
  const language = languageIn(
    isPage ? request.nextUrl.searchParams : queryOfAsker(request, ownOrigin(request)),
  );
  headers.delete("x-checkout-language");
  if (language) headers.set("x-checkout-language", language);
  const response = NextResponse.next({ request: { headers } });
  setHeaders(response, csp, https, wallets);
  if (isPage && language)
    response.cookies.set("checkout_language", language, {
      path: "/",
      maxAge: 31_536_000,
      sameSite: "lax",
      secure: https,
    });
  const view =
    request.method === "GET" && request.nextUrl.pathname.startsWith("/hpp")
      ? viewOf(request.nextUrl.searchParams)
      : null;
  if (view !== null)
    response.cookies.set(viewCookie, view, { path: "/pay", httpOnly: true, sameSite: "lax", secure: https });
  // So that whoever comes back is told from whoever is to go on to another provider's page.
  const left =
    request.method === "GET" ? leftOf(request.nextUrl.pathname, request.nextUrl.searchParams) : null;
  if (left !== null)
    response.cookies.set(leftCookie, left, { path: "/pay", httpOnly: true, sameSite: "lax", secure: https });
  // Before the form is handed in: of several presses at once, each would otherwise be given a browser of its own.
  const browser = browserCookie(https);
  const isForm =
    request.method === "GET" && /^\/pay\/[^/]+\/(card|details|wallet)$/.test(request.nextUrl.pathname);
  if (isForm && !request.cookies.has(browser.name))
    response.cookies.set(browser.name, newBrowserId(), browser.attributes);
  return response;
}

/** What this answer is for; a browser that does not say is believed to stand in a frame only at the widget's own link. */
function frameOf({ headers, nextUrl }: NextRequest): ReturnType<typeof framedBy> {
  const said = framedBy(headers);
  const isWidgets = /^\/hpp\/?$/.test(nextUrl.pathname) && nextUrl.searchParams.has(framedFlag);
  return said === "unknown" && !isWidgets ? "top" : said;
}

/** The wallets that any account of this instance takes. */
const offeredWallets = (): ReadonlySet<Wallet> =>
  new Set(getEnv().accounts.flatMap(({ wallets }) => walletsOf(wallets)));

function setHeaders(response: NextResponse, csp: string, https: boolean, wallets = false): void {
  response.headers.set("content-security-policy", csp);
  for (const [name, value] of Object.entries(securityHeaders({ https, wallets })))
    response.headers.set(name, value);
}

/**
 * The Gate's callbacks pass by: their door sets its own headers, and what comes before it costs as much as its work.
 * The widget's files have theirs from next.config.mjs: other sites load them.
 */
export const config = {
  matcher: ["/((?!_next/static/|api/callbacks/gate$|widget\\.js$|widget\\.d\\.ts$|frame\\.js$).*)"],
};

import { NextResponse, type NextRequest } from "next/server";
import { carried, carriedIn, cookiesWithLooks, languageIn, queryOfAsker } from "@/app/frame-carry";
import { leftCookie, leftOf } from "@/app/left-cookie";
import { linkScreenCookie, screenCookie } from "@/app/screen-cookies";
import { viewCookie, viewOf } from "@/app/view-cookie";
import { framersOf } from "@/lib/checkout/framers";
import { readLink } from "@/lib/checkout/read-link";
import { getEnv } from "@/lib/config/env";
import { languagesFlag, paths } from "@/lib/config/paths";
import { parsePseudo } from "@/lib/i18n/languages";
import { languageParameters } from "@/lib/i18n/language-parameters";
import { log } from "@/lib/logging/log";
import { walletsOf, type Wallet } from "@/lib/payment/wallets";
import { browserCookie, newBrowserId } from "@/lib/security/browser-cookie";
import { readAtMost } from "@/lib/security/bounded-body";
import { clientAddress } from "@/lib/security/client-address";
import { buildCsp } from "@/lib/security/csp";
import { refuseEarly, type EarlyRefusal } from "@/lib/security/early-refusal";
import { engineTier } from "@/lib/security/engine-tier";
import { framedBy, framedFlag } from "@/lib/security/framing";
import { securityHeaders } from "@/lib/security/headers";
import { localRate } from "@/lib/security/local-rate";
import { requestOrigin } from "@/lib/security/origin";
import { routeFamily } from "@/lib/security/route-family";
import { chooseView, linkView, parseView } from "@/lib/screen/view";

const rates = { door: localRate(60_000), all: localRate(60_000) };

/** What is refused before anything reads it; null: it goes on. */
function refusedEarly({ method, nextUrl, headers }: NextRequest): EarlyRefusal | null {
  const address = clientAddress(headers, getEnv().trustedProxies);
  const refusal = refuseEarly({ method, pathname: nextUrl.pathname, headers, address }, rates, Date.now());
  if (refusal !== null && refusal.reached !== null) log("warn", "limit.reached", { limit: refusal.reached });
  return refusal;
}

/** Whoever is no attacker, but shares an address with many, reads in words that he should wait. */
async function answerEarly(
  { status, headers }: EarlyRefusal,
  request: NextRequest,
  nonce: string,
): Promise<NextResponse> {
  const isRead = status === 429 && (request.headers.get("accept") ?? "").includes("text/html");
  if (!isRead) return new NextResponse(null, { status, headers });
  const { tooManyPage } = await import("@/app/early-page");
  return new NextResponse(tooManyPage(request, nonce), {
    status,
    headers: { ...headers, "Content-Type": "text/html; charset=utf-8" },
  });
}

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
  const early = refusedEarly(request);
  const nonce = btoa(String.fromCharCode(...crypto.getRandomValues(new Uint8Array(16))));
  const taken = offeredWallets();
  const off = wantsNoScript(request);
  const tier = off ? "plain" : engineTier(request.headers.get("user-agent"));
  const https = (process.env["CHECKOUT_URL"] ?? "").startsWith("https:");
  const isPage = family !== "api" && family !== "error" && family !== "framed";
  const frame = isPage && early === null ? frameOf(request) : "top";
  const framers = frame === "top" ? [] : await framersOf(request.nextUrl);
  const csp = buildCsp({
    nonce,
    family,
    plain: tier === "plain",
    frameAncestors: framers,
    googlePay: taken.has("google_pay"),
  });
  const wallets = family === "choice" && taken.size > 0;
  if (early !== null) {
    const answer = await answerEarly(early, request, nonce);
    setHeaders(answer, csp, https);
    return answer;
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
  headers.set("x-checkout-tier", tier);
  headers.set("content-security-policy", csp);
  const isDoor = /^\/hpp\/?$/.test(request.nextUrl.pathname);
  const isLink = request.method === "GET" && isDoor;
  const wished = isLink
    ? linkView(request.nextUrl.searchParams)
    : parseView(request.cookies.get(linkScreenCookie)?.value);
  const screen = chooseView({
    own: parseView(request.cookies.get(screenCookie)?.value),
    link: wished,
    userAgent: request.headers.get("user-agent"),
  });
  headers.set("x-checkout-view", screen.view);
  headers.set("x-checkout-view-offer", screen.offer);
  const asked = isPage ? request.nextUrl.searchParams : queryOfAsker(request, ownOrigin(request));
  const language = testLanguage(request, asked) ?? languageIn(asked);
  headers.delete("x-checkout-language");
  if (language) headers.set("x-checkout-language", language);
  headers.set("x-checkout-picks-language", asked.has(languagesFlag) ? "yes" : "no");
  // The page says in words what is wrong with a link; this is for who made it.
  const isLooked = isDoor && /^(?:GET|HEAD)$/.test(request.method);
  const status = isLooked && !readLink(request.nextUrl.searchParams).ok ? 400 : 200;
  const response = NextResponse.next({ request: { headers }, status });
  setHeaders(response, csp, https, wallets);
  if (isPage && off)
    response.cookies.set(offCookie, "off", { path: "/", httpOnly: true, sameSite: "lax", secure: https });
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
  // The flag of a link holds for its steps; the next link says its own.
  if (isLink && wished !== null)
    response.cookies.set(linkScreenCookie, wished, {
      path: "/",
      httpOnly: true,
      sameSite: "lax",
      secure: https,
    });
  else if (isLink && request.cookies.has(linkScreenCookie)) response.cookies.delete(linkScreenCookie);
  // So that whoever comes back is told from whoever is to go on to another provider's page.
  const left =
    request.method === "GET" ? leftOf(request.nextUrl.pathname, request.nextUrl.searchParams) : null;
  if (left !== null)
    response.cookies.set(leftCookie, left, { path: "/pay", httpOnly: true, sameSite: "lax", secure: https });
  // Before the form is handed in: of several presses at once, each would otherwise be given a browser of its own.
  const browser = browserCookie(https);
  const isForm =
    request.method === "GET" &&
    /^\/(pay\/[^/]+\/(card|details|wallet)|t\/[^/]+)$/.test(request.nextUrl.pathname);
  if (isForm && !request.cookies.has(browser.name))
    response.cookies.set(browser.name, newBrowserId(), browser.attributes);
  return response;
}

/** Script that broke is left out for the rest of this browser's session: the page that says so leads here. */
const offCookie = "checkout_script";

const wantsNoScript = ({ nextUrl, cookies }: NextRequest): boolean =>
  nextUrl.searchParams.get("script") === "off" || cookies.get(offCookie)?.value === "off";

/** Where tests run, a page may be asked for in a language that nobody speaks; see `PSEUDO_LOCALES`. */
const testLanguage = ({ cookies }: NextRequest, asked: URLSearchParams): string | undefined =>
  process.env["CHECKOUT_TEST_LANGUAGES"] === "1"
    ? [...languageParameters.map((name) => asked.get(name)), cookies.get("checkout_language")?.value]
        .map((tag) => parsePseudo(tag) ?? undefined)
        .find(Boolean)
    : undefined;

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
 * The Gate's callbacks and logos pass by: their doors set their own headers, and what comes before costs as much as
 * their work. The widget's files have theirs from next.config.mjs: other sites load them.
 */
export const config = {
  matcher: ["/((?!_next/static/|api/callbacks/gate$|api/logo/|widget\\.js$|widget\\.d\\.ts$|frame\\.js$).*)"],
};

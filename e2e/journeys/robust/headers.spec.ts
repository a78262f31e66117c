import { expect, test } from "@playwright/test";
import { placeInvoice, payUrl } from "@/e2e/journeys/robust/support/orders";
import { ask } from "@/e2e/journeys/robust/support/plain-form";
import { placeOrder } from "@/e2e/journeys/support/sandbox";
import { stackUrl } from "@/e2e/journeys/support/stack-urls";
import { BY_PARAMETERS } from "@/e2e/scenarios/common";

const closed = "base-uri 'none'; object-src 'none'";
const drawing = "style-src 'self' 'nonce-N'; img-src 'self' data:; font-src 'self'";
const working =
  `default-src 'none'; script-src 'nonce-N' 'strict-dynamic'; ${drawing}; connect-src 'self'; ${closed}; ` +
  "frame-ancestors 'none'; require-trusted-types-for 'script'; trusted-types nextjs default; report-uri /api/csp";

const policies = {
  page: `${working}; form-action 'self'`,
  // The browser itself asks Google whether this device can pay; no card is typed where it may.
  choice: `${working.replace("connect-src 'self'", "connect-src 'self' https://google.com/pay https://pay.google.com")}; form-action 'self'`,
  leave: working,
  api: `default-src 'none'; ${closed}; form-action 'none'; frame-ancestors 'none'`,
} as const;

const always = {
  "referrer-policy": "same-origin",
  "x-content-type-options": "nosniff",
  "cross-origin-opener-policy": "same-origin",
  "cross-origin-resource-policy": "same-origin",
  "x-robots-tag": "noindex",
  "cache-control": "private, no-store",
  "permissions-policy":
    "accelerometer=(), autoplay=(), camera=(), clipboard-read=(), display-capture=(), encrypted-media=(), " +
    "fullscreen=(), geolocation=(), gyroscope=(), hid=(), idle-detection=(), local-fonts=(), magnetometer=(), " +
    "microphone=(), midi=(), payment=(), picture-in-picture=(), publickey-credentials-get=(), " +
    "screen-wake-lock=(), serial=(), storage-access=(), usb=(), xr-spatial-tracking=()",
};

/** What belongs to the connection, and what the framework sends for its own caches. */
const ofTransport = new Set([
  "connection",
  "content-encoding",
  "content-length",
  "date",
  "etag",
  "keep-alive",
  "transfer-encoding",
  "vary",
]);

const headersOf = (headers: Headers): Record<string, string> =>
  Object.fromEntries(
    [...headers]
      .filter(([name]) => !ofTransport.has(name))
      .map(([name, value]) => [name, value.replaceAll(/'nonce-[\w+/=]{24}'/g, "'nonce-N'")]),
  );

const html = { "content-type": "text/html; charset=utf-8" };
/** The framework's own word where there is no page; it says the same, at more length. */
const notFound = {
  ...html,
  "cache-control": "private, no-cache, no-store, max-age=0, must-revalidate",
};
const json = { "content-type": "application/json" };
const list = {
  ...html,
  "permissions-policy": always["permissions-policy"].replace("payment=()", "payment=(self)"),
};

type Family = keyof typeof policies;
type Expected = readonly [
  name: string,
  address: (id: string) => string,
  status: number,
  family: Family,
  own: object,
];

const at = (path: string): string => `${stackUrl("checkout")}${path}`;

const answers: readonly Expected[] = [
  ["the card page", (id) => payUrl(id, "card"), 200, "page", html],
  ["the list of methods", (id) => payUrl(id, "method?all=1"), 200, "choice", list],
  ["the way to a provider, asked too early", (id) => payUrl(id, "redirect"), 307, "leave", html],
  ["a link that is wrong", () => at("/hpp/?public_key=nobody&amount=1&currency=EUR"), 400, "choice", list],
  ["an invoice that is not there", () => payUrl("cpi_NobodyKnowsThis1"), 307, "page", html],
  ["an address that is not there", () => at("/nothing/here"), 404, "page", notFound],
  ["the state of a payment", (id) => at(`/api/state/${id}`), 200, "api", json],
  ["the state of a payment that is not there", () => at("/api/state/cpi_NobodyKnowsThis1"), 404, "api", json],
  ["an address of programs that is not there", () => at("/api/nothing"), 404, "api", notFound],
  ["readiness", () => at("/api/health/ready"), 200, "api", json],
];

for (const [name, address, status, family, own] of answers) {
  test(`every header of ${name}`, async () => {
    const { invoice_id: id } = await placeInvoice();
    const answer = await ask(address(id));
    expect(answer.status).toBe(status);
    const { location: _location, "set-cookie": _cookie, link: _link, ...headers } = headersOf(answer.headers);
    expect(headers).toEqual({ ...always, ...own, "content-security-policy": policies[family] });
  });
}

test("a callback that cannot be read is answered with the headers of programs", async () => {
  const answer = await ask(at("/api/callbacks/gate"), { method: "POST", body: "{" });
  expect(answer.status).toBe(400);
  expect(headersOf(answer.headers)).toEqual({
    ...always,
    ...json,
    "cache-control": "private, no-store, no-transform",
    "content-security-policy": policies.api,
  });
});

test("every page has a nonce of its own", async () => {
  const { invoice_id: id } = await placeInvoice();
  const policiesSeen = await Promise.all(
    [1, 2, 3].map(async () => (await ask(payUrl(id, "card"))).headers.get("content-security-policy")),
  );
  expect(new Set(policiesSeen).size).toBe(3);
});

test("the style sheet stands in a document once, and no other file is needed to draw it", async () => {
  const { invoice_id: id } = await placeInvoice();
  for (const step of ["card", "method?all=1"]) {
    const { text } = await ask(payUrl(id, step));
    expect(text.match(/<style\b/g)).toHaveLength(1);
    expect(text).not.toMatch(/<link[^>]*rel="stylesheet"/);
  }
});

test("static files may be kept for ever, and their type is not guessed", async () => {
  const { invoice_id: id } = await placeInvoice();
  const [path] = /\/_next\/static\/[^"]+\.js/.exec((await ask(payUrl(id, "card"))).text) ?? [];
  const { headers } = await ask(at(path ?? ""));
  const { "last-modified": _modified, "accept-ranges": _ranges, ...rest } = headersOf(headers);
  expect(rest).toEqual({
    "cache-control": "public, max-age=31536000, immutable",
    "content-type": "application/javascript; charset=UTF-8",
    "cross-origin-resource-policy": "same-origin",
    "x-content-type-options": "nosniff",
  });
});

test("what goes into a frame may be framed by its account's origins, and what does not by nobody", async () => {
  const { invoice_id: id } = await placeInvoice();
  const ancestors = async (url: string, dest: string) => {
    const { headers } = await ask(url, { headers: { "sec-fetch-dest": dest } });
    return /frame-ancestors ([^;]+)/.exec(headers.get("content-security-policy") ?? "")?.[1];
  };
  const shop = stackUrl("shop");
  const allowed = `${shop} ${shop.replace("127.0.0.1", "localhost")}`;
  expect(await ancestors(payUrl(id, "card"), "iframe")).toBe(allowed);
  expect(await ancestors(at(`/hpp/?cpi=${id}`), "iframe")).toBe(allowed);
  expect(await ancestors(payUrl(id, "card"), "document")).toBe("'none'");
  expect(await ancestors(payUrl("cpi_NobodyKnowsThis1"), "iframe")).toBe("'none'");
  expect(await ancestors(at("/hpp/?public_key=pk_test_forbidden"), "iframe")).toBe("'none'");
});

test("the widget's files may be loaded by any site, and kept for an hour", async () => {
  for (const name of ["widget.js", "widget.d.ts"]) {
    const { status, headers } = await ask(at(`/${name}`));
    expect(status).toBe(200);
    expect(headers.get("cross-origin-resource-policy")).toBe("cross-origin");
    expect(headers.get("cache-control")).toBe("public, max-age=3600");
    expect(headers.get("x-content-type-options")).toBe("nosniff");
  }
});

test("a link with a language keeps it in a cookie that scripts of others cannot send", async () => {
  const { url } = await placeOrder({ ...BY_PARAMETERS, locale: "uk" });
  const answer = await ask(url);
  expect(answer.headers.getSetCookie()).toEqual([
    expect.stringMatching(/^checkout_language=uk; Path=\/; Expires=[^;]+; Max-Age=31536000; SameSite=lax$/),
  ]);
});

for (const method of ["PUT", "DELETE", "PATCH"]) {
  test(`${method} is refused by every address of payers`, async () => {
    const { invoice_id: id } = await placeInvoice();
    for (const url of [payUrl(id, "card"), payUrl(id), at("/hpp/"), at("/nothing/here")]) {
      const answer = await ask(url, { method });
      expect(answer.status).toBe(405);
      expect(answer.text).toBe("");
      expect(answer.headers.get("allow")).toBe("GET, HEAD, POST");
      expect(answer.headers.get("content-security-policy")).toContain("default-src 'none'");
    }
  });
}

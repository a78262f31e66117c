import { NextRequest } from "next/server";
import { beforeEach, expect, test, vi } from "vitest";
import { de } from "@/lib/i18n/catalogues/de";
import { proxy } from "@/proxy";

const env = vi.hoisted(() => ({
  checkoutUrl: "https://pay.example",
  extraOrigins: ["http://192.168.1.20:3000"],
  trustedProxies: 1,
  accounts: [] as { wallets: unknown; publicKey?: string; gate?: { projectId: number } }[],
}));
vi.mock("@/lib/config/env", () => ({ getEnv: () => env }));
const framers = vi.hoisted(() => vi.fn(async () => ["https://shop.example"]));
vi.mock("@/lib/checkout/framers", () => ({ framersOf: framers }));

beforeEach(() => {
  env.accounts = [
    { wallets: { apple_pay: null, google_pay: null }, publicKey: "pk_test_ours", gate: { projectId: 42 } },
  ];
});

const firefox = (version: string) =>
  `Mozilla/5.0 (X11; Linux x86_64; rv:${version}) Gecko/20100101 Firefox/${version}`;
const asked = (path: string, headers: Record<string, string> = { "user-agent": firefox("140.0") }) =>
  proxy(new NextRequest(`https://pay.example${path}`, { headers }));

const posted = (body: string, headers: Record<string, string> = {}) =>
  proxy(
    new NextRequest("http://10.0.0.7:3000/hpp/", {
      method: "POST",
      body,
      headers: { "content-type": "application/x-www-form-urlencoded", ...headers },
    }),
  );

test("a posted link leads to our own public address, whatever the request was addressed to", async () => {
  const answer = await posted("amount=1", { host: "evil.example" });
  expect(answer.status).toBe(303);
  expect(answer.headers.get("location")).toBe("https://pay.example/hpp/?amount=1");
  const local = await posted("amount=1", { host: "192.168.1.20:3000" });
  expect(local.headers.get("location")).toBe("http://192.168.1.20:3000/hpp/?amount=1");
});

test("a posted link that is too long is no link", async () => {
  const answer = await posted(`a=${"x".repeat(8_000)}`);
  expect(answer.headers.get("location")).toBe("https://pay.example/hpp/");
});

test.each([
  ["", 400],
  ["?public_key=pk_nobodys&amount=1&currency=EUR", 400],
  ["?public_key=pk_test_ours&amount=0&currency=EUR", 400],
  ["?cpi=%3Cscript%3E", 400],
  ["?public_key=pk_test_ours&amount=1&currency=EUR&expires=never", 200],
  ["?cpi=cpi_AbCdEfGh12345678", 200],
])("a link of %s answers %i: only what is required can make it wrong", async (query, status) => {
  expect((await asked(`/hpp/${query}`)).status).toBe(status);
  expect((await proxy(new NextRequest(`https://pay.example/hpp/${query}`, { method: "HEAD" }))).status).toBe(
    status,
  );
});

test("only pages of choice may ask for a wallet, and only where an account takes one", async () => {
  const policyOf = async (path: string) => {
    const { headers } = await asked(path);
    return [headers.get("content-security-policy")?.includes("google"), headers.get("permissions-policy")];
  };
  expect(await policyOf("/hpp/")).toEqual([false, expect.stringContaining("payment=()")]);
  env.accounts = [{ wallets: { apple_pay: null, google_pay: {} } }];
  expect(await policyOf("/hpp/")).toEqual([true, expect.stringContaining("payment=(self)")]);
  expect(await policyOf("/pay/cpi_1/wallet")).toEqual([true, expect.stringContaining("payment=(self)")]);
  expect(await policyOf("/pay/cpi_1/card")).toEqual([false, expect.stringContaining("payment=()")]);
});

const refusesScript = (answer: Response): boolean =>
  (answer.headers.get("content-security-policy") ?? "").includes("script-src 'none'");

test("an engine that is not known to be safe is refused every script, on every page and nowhere else", async () => {
  const old = { "user-agent": firefox("90.0") };
  for (const path of [
    "/hpp/",
    "/pay/cpi_1",
    "/pay/cpi_1/card",
    "/pay/cpi_1/redirect",
    "/pay/cpi_1/device-check",
  ]) {
    expect(refusesScript(await asked(path, old))).toBe(true);
    expect(refusesScript(await asked(path, {}))).toBe(true);
    const answer = await asked(path);
    expect(refusesScript(answer)).toBe(false);
    // Nothing is kept on the way, so nobody is given the page of another browser.
    expect(answer.headers.get("cache-control")).toBe("private, no-store");
  }
  for (const path of ["/api/health/ready", "/api/state/cpi_1"]) {
    const answer = await asked(path, old);
    expect(answer.headers.get("content-security-policy")).toBe(
      (await asked(path)).headers.get("content-security-policy"),
    );
  }
});

test("which page is drawn is the proxy's word, whatever a request says of itself", async () => {
  const told = (answer: Response) => answer.headers.get("x-middleware-request-x-checkout-tier");
  const forged = { "x-checkout-tier": "full", "user-agent": "curl/8" };
  expect(told(await asked("/pay/cpi_1/card", forged))).toBe("plain");
  expect(told(await asked("/pay/cpi_1/card"))).toBe("full");
});

test("a page whose script broke goes on without, and so do those that follow in this browser", async () => {
  const first = await asked("/pay/cpi_1/card?script=off");
  expect(refusesScript(first)).toBe(true);
  expect(first.cookies.get("checkout_script")).toMatchObject({ value: "off", httpOnly: true });
  expect(first.cookies.get("checkout_script")?.maxAge).toBeUndefined();
  const cookie = "checkout_script=off";
  expect(refusesScript(await asked("/pay/cpi_1/waiting", { cookie, "user-agent": firefox("140.0") }))).toBe(
    true,
  );
});

test("a link's flag makes a television of its browser, for its steps and until the next link", async () => {
  const viewOf = async (path: string, cookie = "") => {
    const { headers } = await proxy(new NextRequest(`https://pay.example${path}`, { headers: { cookie } }));
    // What the framework hands to the page as the request's header.
    return [headers.get("x-middleware-request-x-checkout-view"), headers.get("set-cookie") ?? ""];
  };
  const [first, cookie] = await viewOf("/hpp/?cpi=cpi_1&display=tv");
  expect([first, cookie]).toEqual(["tv", expect.stringMatching(/^checkout_link_screen=tv;.*HttpOnly/i)]);
  expect((await viewOf("/pay/cpi_1/card", "checkout_link_screen=tv"))[0]).toBe("tv");
  expect((await viewOf("/pay/cpi_1/card", "checkout_link_screen=tv; checkout_screen=usual"))[0]).toBe(
    "usual",
  );
  const [next, forgotten] = await viewOf("/hpp/?cpi=cpi_2", "checkout_link_screen=tv");
  expect([next, forgotten]).toEqual(["usual", expect.stringMatching(/checkout_link_screen=;/)]);
});

test("what a client says of its own view in a header is not believed", async () => {
  const { headers } = await proxy(
    new NextRequest("https://pay.example/pay/cpi_1/card", { headers: { "x-checkout-view": "tv" } }),
  );
  expect(headers.get("x-middleware-request-x-checkout-view")).toBe("usual");
});

const framed = async (path: string, headers: Record<string, string>) => {
  const answer = await proxy(new NextRequest(`https://pay.example${path}`, { headers }));
  const policy = answer.headers.get("content-security-policy") ?? "";
  return {
    ancestors: /frame-ancestors ([^;]+)/.exec(policy)?.[1],
    told: answer.headers.get("x-middleware-request-x-checkout-framers"),
    frame: answer.headers.get("x-middleware-request-x-checkout-frame"),
    to: answer.headers.get("location"),
  };
};
const inFrame = { "sec-fetch-dest": "iframe" };

test("only what goes into a frame is told who may frame it, and only then anybody is asked", async () => {
  framers.mockClear();
  expect(await framed("/pay/cpi_1/card", { "sec-fetch-dest": "document" })).toMatchObject({
    ancestors: "'none'",
    told: null,
  });
  expect(await framed("/pay/cpi_1/card", {})).toMatchObject({ ancestors: "'none'", told: null });
  expect(framers).not.toHaveBeenCalled();
  expect(await framed("/pay/cpi_1/card", inFrame)).toMatchObject({
    ancestors: "https://shop.example",
    told: "https://shop.example",
    frame: "frame",
  });
});

test("nobody from outside says who may frame a page", async () => {
  const lie = { "x-checkout-framers": "https://evil.example", "x-checkout-frame": "frame" };
  expect(await framed("/pay/cpi_1/card", lie)).toMatchObject({ told: null, frame: "top" });
});

test("an engine that does not say where it stands is led out of the frame by the widget's own link", async () => {
  expect(await framed("/hpp/?cpi=cpi_1&framed=1", {})).toMatchObject({
    ancestors: "https://shop.example",
    frame: "unknown",
  });
  const top = { "sec-fetch-dest": "document" };
  expect(await framed("/hpp/?cpi=cpi_1&framed=1", top)).toMatchObject({ ancestors: "'none'", frame: "top" });
});

test("in a frame the address carries what no cookie can", async () => {
  const from = { ...inFrame, host: "pay.example", referer: "https://pay.example/hpp/?cpi=cpi_1&locale=uk" };
  expect((await framed("/pay/cpi_1/card", from)).to).toBe("https://pay.example/pay/cpi_1/card?locale=uk");
  const top = { ...from, "sec-fetch-dest": "document" };
  expect((await framed("/pay/cpi_1/card", top)).to).toBeNull();
});

test("what no page of ours sends is refused with our headers, before an account or an invoice is looked for", async () => {
  framers.mockClear();
  const frame = { "sec-fetch-dest": "iframe" };
  for (const headers of [
    { "next-action": "0".repeat(42) },
    { origin: "::::" },
    { "content-length": "999999999" },
  ]) {
    const answer = await asked("/pay/cpi_1/card", { ...frame, ...headers });
    expect([400, 404, 413]).toContain(answer.status);
    expect(answer.headers.get("content-security-policy")).toContain("default-src 'none'");
    expect(answer.body).toBeNull();
  }
  expect(framers).not.toHaveBeenCalled();
});

test("no answer repeats a Host that is not ours", async () => {
  for (const path of ["/hpp/", "/pay/cpi_1", "/pay/cpi_1/card"]) {
    const { headers } = await asked(path, { host: "evil.example", "x-forwarded-host": "evil.example" });
    const answered = [...headers].filter(([name]) => !name.startsWith("x-middleware-request-"));
    expect(JSON.stringify(answered)).not.toContain("evil.example");
  }
});

test("whoever shares an address that asked too often reads in his language how to see what became of his payment", async () => {
  const from = { "user-agent": firefox("140.0"), "x-forwarded-for": "203.0.113.99" };
  for (let n = 0; n < 240; n += 1) await asked("/hpp/?amount=1", from);
  const reads = { ...from, accept: "text/html,*/*", "accept-language": "de" };
  const answer = await asked("/hpp/?amount=1", reads);
  expect([answer.status, answer.headers.get("retry-after")]).toEqual([429, "60"]);
  const nonce = /nonce-([^']+)'/.exec(answer.headers.get("content-security-policy") ?? "")?.[1];
  const page = await answer.text();
  expect(page).toContain(`<html lang="de" dir="ltr">`);
  expect(page).toContain(`<style nonce="${nonce}">`);
  expect(page).toContain(de["link.unavailable.text"]);
  // What is no browser's page gets no words.
  expect(await (await asked("/hpp/?amount=1", from)).text()).toBe("");
});

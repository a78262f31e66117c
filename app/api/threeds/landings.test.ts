import { beforeEach, expect, test, vi } from "vitest";
import { GET as notifyByGet, POST as notify } from "@/app/api/threeds/notify/[token]/route";
import { GET as returnByGet, POST as returnTo } from "@/app/api/threeds/return/[token]/route";

const landing = vi.hoisted(() => ({
  findLanding: vi.fn(),
  takeBankMessage: vi.fn(async () => undefined),
  takeDeviceReport: vi.fn(async () => undefined),
}));
vi.mock("@/lib/checkout/threeds-landing", () => landing);
vi.mock("@/app/request-context", async () => {
  const { texts } = await import("@/lib/i18n/texts");
  return { requestContext: async () => ({ texts: texts("en"), locale: "en", nonce: "" }) };
});

const attempt = { invoiceId: "cpi_Landed00000001" };
beforeEach(() => {
  landing.findLanding.mockReset().mockResolvedValue({ kind: "try", attempt });
  landing.takeBankMessage.mockClear();
  landing.takeDeviceReport.mockClear();
});

const to = { params: Promise.resolve({ token: "AbCdEfGhIjKlMnOpQrStUv" }) };
const post = (body: BodyInit, headers: Readonly<Record<string, string>> = {}): Request =>
  new Request("https://checkout.example/x?operation_id=7", {
    method: "POST",
    body,
    // Of the bank's page, and without any cookie.
    headers: { origin: "https://acs.example", "sec-fetch-site": "cross-site", ...headers },
  });
const form = (fields: Record<string, string>): Request => post(new URLSearchParams(fields));
const get = (): Request => new Request("https://checkout.example/x?cres=abc");
const place = (answer: Response) => [answer.status, answer.headers.get("location")];
const PORCH = [303, "/pay/cpi_Landed00000001"];

test("a form of either kind is read, taken in, and answered by a way to the porch", async () => {
  expect(place(await returnTo(form({ cres: "abc", threeDSSessionData: "1" }), to))).toEqual(PORCH);
  const parts = new FormData();
  parts.set("PaRes", "eJ+/=");
  parts.set("MD", "m");
  expect(place(await returnTo(post(parts), to))).toEqual(PORCH);
  expect(landing.takeBankMessage.mock.calls).toEqual([
    [attempt, { kind: "cres", cres: "abc" }],
    [attempt, { kind: "pares", pares: "eJ+/=", md: "m" }],
  ]);
});

test("what cannot be read, or is too long, is no message and leads on all the same", async () => {
  const bad = [
    form({}),
    form({ cres: "x".repeat(300_000) }),
    post("{}", { "content-type": "application/json" }),
    post("--x", { "content-type": "multipart/form-data" }),
    post(new Uint8Array([0, 255]), { "content-type": "application/x-www-form-urlencoded" }),
  ];
  for (const request of bad) expect(place(await returnTo(request, to))).toEqual(PORCH);
  expect(landing.takeBankMessage.mock.calls).toEqual(bad.map(() => [attempt, null]));
});

test("a GET takes nothing in, at either landing, and leads to the porch", async () => {
  for (const land of [returnByGet, notifyByGet]) expect(place(await land(get(), to))).toEqual(PORCH);
  expect(landing.takeBankMessage).not.toHaveBeenCalled();
  expect(landing.takeDeviceReport).not.toHaveBeenCalled();
});

test("the device's report is answered within its frame, and a bank that took the window gives it back", async () => {
  const inFrame = await notify(form({ threeDSMethodData: "x" }), to);
  expect([inFrame.status, inFrame.headers.get("content-type")]).toEqual([200, "text/html; charset=utf-8"]);
  expect(place(await notify(post("", { "sec-fetch-dest": "document" }), to))).toEqual(PORCH);
  expect(landing.takeDeviceReport).toHaveBeenCalledTimes(2);
});

test.each([
  ["nobody's token", { kind: "unknown" }, [303, "/gone"]],
  ["a landing that comes too often", { kind: "idle", invoiceId: "cpi_Landed00000001" }, PORCH],
  ["somebody who guesses", { kind: "tooMany" }, [429, null]],
])("%s is acted on by neither", async (_name, found, answer) => {
  landing.findLanding.mockResolvedValue(found);
  for (const land of [returnTo, notify]) expect(place(await land(form({ cres: "a" }), to))).toEqual(answer);
  expect(landing.takeBankMessage).not.toHaveBeenCalled();
  expect(landing.takeDeviceReport).not.toHaveBeenCalled();
});

test("with the store away the payer is asked to load the page again, which posts again", async () => {
  landing.findLanding.mockRejectedValue(new Error("away"));
  const answer = await returnTo(form({ cres: "abc" }), to);
  expect(answer.status).toBe(503);
  const html = await answer.text();
  expect(html).toContain("You won’t be charged twice.");
  expect(html).not.toContain("abc");
});

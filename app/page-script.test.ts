import { describe, expect, it } from "vitest";
import { pageScript } from "@/app/page-script";

type Answer = { readonly ok: boolean; readonly version?: string } | "no network";
type Listener = (event: object) => void;

/** A page of version "v1" with one secret, in an engine that answers the question for the state. */
function openPage({
  answer = { ok: true, version: "v1" } as Answer,
  isInvoice = true,
  came = "navigate",
  typing = false,
}) {
  const listeners = new Map<string, Listener>();
  const told: string[] = [];
  const secret = { value: "4000000000000077", dispatchEvent: () => told.push("input") };
  const attributes: Readonly<Record<string, string>> = { "data-state": "/api/state/x", "data-version": "v1" };
  const listen = (name: string, listener: Listener): unknown => listeners.set(name, listener);
  const page = {
    addEventListener: listen,
    activeElement: typing ? { tagName: "INPUT" } : null,
    querySelectorAll: () => [secret],
    querySelector: () => (isInvoice ? { getAttribute: (name: string) => attributes[name] ?? null } : null),
  };
  const fetcher = async (url: string): Promise<object> => {
    told.push(`asked ${url}`);
    if (answer === "no network") throw new TypeError("no network");
    return { ok: answer.ok, json: async () => ({ version: answer.version }) };
  };
  const clock = { getEntriesByType: () => [{ type: came }] };
  const place = { reload: () => told.push("loaded anew") };
  run({ addEventListener: listen, fetch: fetcher }, page, clock, fetcher, place);
  return {
    secret,
    told,
    fire: async (name: string, event: object = {}): Promise<void> => {
      listeners.get(name)?.(event);
      await new Promise((resolve) => setImmediate(resolve));
    },
  };
}

function run(...globals: readonly unknown[]): void {
  // oxlint-disable-next-line typescript/no-implied-eval -- it is a script in a document, and is run as one
  new Function("self", "document", "performance", "fetch", "location", pageScript)(...globals);
}

describe("a page that goes away and comes back", () => {
  it("forgets what is secret, and tells those who listen", async () => {
    const { secret, told, fire } = openPage({});
    await fire("pagehide");
    expect(secret.value).toBe("");
    expect(told).toEqual(["input"]);
  });

  it.each([
    ["stands where nothing has changed", { ok: true, version: "v1" }, false],
    ["is loaded anew where the state is another one", { ok: true, version: "v2" }, true],
    ["is loaded anew where nobody tells the state", { ok: false }, true],
    ["stands without a network: it can't send anything either", "no network", false],
  ] as const)("%s", async (_, answer, isLoaded) => {
    const { secret, told, fire } = openPage({ answer });
    await fire("pageshow", { persisted: true });
    expect(secret.value).toBe("");
    expect(told).toContain("asked /api/state/x");
    expect(told.includes("loaded anew")).toBe(isLoaded);
  });

  it("is loaded anew where no invoice is, and asks nothing when it was never away", async () => {
    const link = openPage({ isInvoice: false });
    await link.fire("pageshow", { persisted: true });
    expect(link.told).toContain("loaded anew");
    const fresh = openPage({});
    await fresh.fire("pageshow", { persisted: false });
    expect(fresh.told).toEqual([]);
    expect(fresh.secret.value).not.toBe("");
  });

  it("forgets what the browser has filled in on the way Back, unless the payer is typing", async () => {
    for (const typing of [false, true]) {
      const { secret, fire } = openPage({ came: "back_forward", typing });
      await fire("pageshow", { persisted: false });
      expect(secret.value === "").toBe(!typing);
    }
  });
});

it("breaks nothing where an engine knows nothing of this", () => {
  expect(() => run({}, {}, {}, null, {})).not.toThrow();
});

it("is written for engines of 2018, in one line", () => {
  expect(pageScript).not.toMatch(/=>|\b(?:const|let|class|async)\b|`|\?\.|\?\?|\n/);
});

import { beforeEach, expect, test, vi } from "vitest";
import { GET } from "@/app/api/metrics/route";

const token = "a-token-of-24-signs-or-more";
const env = vi.hoisted(() => ({ metricsToken: null as string | null }));
vi.mock("@/lib/config/env", () => ({ getEnv: () => env }));
vi.mock("@/lib/store/open-attempts", () => ({
  countOpenAttempts: async () => ({ "1m": 3, "10m": 0, "1h": 0, "1d": 0, older: 1 }),
}));
vi.mock("@/lib/store/store-fault", () => ({ storeFault: async () => null }));
beforeEach(() => void (env.metricsToken = token));

const ask = (authorization?: string) =>
  GET(new Request("http://127.0.0.1/api/metrics", { headers: authorization ? { authorization } : {} }));

test("figures are for nobody until a token is set", async () => {
  env.metricsToken = null;
  expect((await ask("Bearer null")).status).toBe(404);
  expect((await ask()).status).toBe(404);
});

test("figures are for who has the token only", async () => {
  const wrong = [
    undefined,
    "Bearer",
    `Bearer ${token}x`,
    `Basic ${token}`,
    token,
    `Bearer ${token.slice(1)}`,
  ];
  expect(await Promise.all(wrong.map(async (each) => (await ask(each)).status))).toEqual(Array(6).fill(401));
  expect((await ask(`Bearer ${token}`)).status).toBe(200);
});

test("open attempts, readiness, event loop, memory and time are there", async () => {
  const text = await (await ask(`Bearer ${token}`)).text();
  expect(text).toContain('checkout_open_attempts{age="1m"} 3');
  expect(text).toContain('checkout_open_attempts{age="older"} 1');
  expect(text).toContain("checkout_ready 1");
  expect(text).toMatch(/checkout_event_loop_delay_seconds\{quantile="0.99"\} [\d.e-]+/);
  expect(text).toMatch(/checkout_memory_bytes\{part="rss"\} \d{6,}/);
  expect(text).toMatch(/checkout_uptime_seconds [\d.]+/);
});

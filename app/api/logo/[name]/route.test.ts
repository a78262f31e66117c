import { beforeEach, expect, test, vi } from "vitest";
import { GET } from "@/app/api/logo/[name]/route";

const env = vi.hoisted(() => ({ logos: new Map<string, Uint8Array>() }));
vi.mock("@/lib/config/env", () => ({ getEnv: () => env }));

const ask = (name: string) => GET(new Request("http://x/"), { params: Promise.resolve({ name }) });

beforeEach(() => env.logos.set("abc.png", new Uint8Array([1, 2, 3])));

test("a logo is a picture and nothing else, for ever", async () => {
  const answer = await ask("abc.png");
  expect(answer.status).toBe(200);
  expect([...new Uint8Array(await answer.arrayBuffer())]).toEqual([1, 2, 3]);
  expect(Object.fromEntries(answer.headers)).toMatchObject({
    "content-type": "image/png",
    "content-length": "3",
    "x-content-type-options": "nosniff",
    "cache-control": "public, max-age=31536000, immutable",
    "cross-origin-resource-policy": "same-origin",
  });
  expect(answer.headers.get("content-security-policy")).toMatch(/^default-src 'none';.*; sandbox$/);
});

test("what is no logo is not there, and that is not kept", async () => {
  for (const name of ["abd.png", "../abc.png", "constructor", ""]) {
    const answer = await ask(name);
    expect([name, answer.status]).toEqual([name, 404]);
    expect(answer.headers.get("cache-control")).toBe("private, no-store");
  }
});

import { expect, it } from "vitest";
import { displayEnd } from "@/lib/payment/display";

const sent = { sentAt: 1_000 };

it.each([
  [{ expiresAt: null, lifetimeMs: null }, 2_000, null],
  [{ expiresAt: 9_000, lifetimeMs: null }, 2_000, 9_000],
  [{ expiresAt: null, lifetimeMs: 5_000 }, 2_000, 7_000],
  [{ expiresAt: null, lifetimeMs: 5_000 }, null, 6_000],
  [{ expiresAt: 9_000, lifetimeMs: 5_000 }, 2_000, 7_000],
  [{ expiresAt: 6_000, lifetimeMs: 5_000 }, 2_000, 6_000],
])("requisites of %j shown at %s end at %s", (display, at, end) =>
  expect(displayEnd(display, at, sent)).toBe(end),
);

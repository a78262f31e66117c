import { expect, it } from "vitest";
import { displayEnd, lookAgainSeconds } from "@/lib/payment/display";

const sent = { sentAt: 1_000 };

it.each([
  [{ expiresAt: null, lifetimeMs: null }, 2_000, null],
  [{ expiresAt: 9_000, lifetimeMs: null }, 2_000, 9_000],
  [{ expiresAt: null, lifetimeMs: 5_000 }, 2_000, 7_000],
  [{ expiresAt: null, lifetimeMs: 5_000 }, null, 6_000],
  [{ expiresAt: 9_000, lifetimeMs: 5_000 }, 2_000, 7_000],
  [{ expiresAt: 6_000, lifetimeMs: 5_000 }, 2_000, 6_000],
])("requisites of %j shown at %s end at %s", (display, at, end) =>
  expect(displayEnd(display, { at }, sent)).toBe(end),
);

it("a lifetime runs from when we learned of it, wherever the Gate's clock stands", () => {
  const display = { expiresAt: null, lifetimeMs: 5_000 };
  for (const at of [null, 0, 9_000_000]) expect(displayEnd(display, { at, since: 3_000 }, sent)).toBe(8_000);
});

const number = { title: "Account", name: null, value: "KZ1", copy: true } as const;
const link = "https://bank.example/pay";

it.each([
  ["a link, in the first minutes", { links: [link], requisites: [] }, 0, 4],
  ["a link, later", { links: [link], requisites: [] }, 180_000, 20],
  ["a link beside what is only read", { links: [link], requisites: [{ ...number, copy: false }] }, 0, 4],
  ["a link beside what is copied by hand", { links: [link], requisites: [number] }, 0, 20],
  ["no link", { links: [], requisites: [] }, 0, 20],
])(
  "without script instructions look again soon only for who may come back: %s",
  (_, display, shown, seconds) => expect(lookAgainSeconds(display, shown)).toBe(seconds),
);

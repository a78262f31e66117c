import { expect, it } from "vitest";
import { readEnvironment } from "@/e2e/simulation/environment";
import { seededFaults } from "@/e2e/simulation/seeded-faults";
import { seek } from "@/e2e/simulation/work";
import { Program } from "@/e2e/simulation/linker";

const names = Object.keys(seededFaults);
const alone = { modules: {}, fetch: null, abortSignal: null };

it("has thirty seeded faults at least", () => expect(names.length).toBeGreaterThanOrEqual(30));

it.each(names)("can still be put into the code: %s", (name) => {
  const fault = seededFaults[name];
  const load = new Program(fault).instantiate(alone);
  expect(() => load(`@/${fault?.file.replace(/\.ts$/, "")}`)).not.toThrow();
});

it("refuses a seeded fault whose source has moved on", () => {
  const gone = { file: "lib/payment/due.ts", from: "no such line", to: "" };
  expect(() => new Program(gone).instantiate(alone)("@/lib/payment/due")).toThrow("0 times");
});

// All of them are sought by `npm test` and `npm run simulate -- --faults`; these three stand for it here.
it.each([
  "the try is not written before the sale is sent",
  "a callback is believed without its signature",
  "the reconciler does not plan the next question",
])(
  "finds a seeded fault: %s",
  async (name) => {
    const { seed } = await seek(name, readEnvironment());
    expect(seed).not.toBeNull();
  },
  600_000,
);

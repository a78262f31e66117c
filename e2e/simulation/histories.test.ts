import { readdirSync, readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { readEnvironment } from "@/e2e/simulation/environment";
import { playHistory } from "@/e2e/simulation/history";
import { planOf, type Plan } from "@/e2e/simulation/plan";
import { subjectOf } from "@/e2e/simulation/subject";

// The long run is a command of its own (`npm run simulate`); these are for every change.
const env = readEnvironment();
const subject = subjectOf();
const folder = new URL("./regressions/", import.meta.url);

it.each(readdirSync(folder).filter((name) => name.endsWith(".json")))(
  "does not fall for what a history has found once: %s",
  async (name) => {
    const { plan } = JSON.parse(readFileSync(new URL(name, folder), "utf8")) as { readonly plan: Plan };
    expect((await playHistory(plan, subject, env)).broken).toEqual([]);
  },
  600_000,
);

it("charges once, tells the truth and comes to an end in every history", async () => {
  for (let seed = 1; seed <= 40; seed += 1) {
    const { broken, trace } = await playHistory(planOf(seed), subject, env);
    expect(broken, trace.join("\n")).toEqual([]);
  }
}, 600_000);

it("plays the same history whenever it is played", async () => {
  for (let seed = 1; seed <= 12; seed += 1) {
    const plan = { ...planOf(seed), faults: planOf(seed + 40).faults };
    const [first, second] = [
      await playHistory(plan, subject, env),
      await playHistory(plan, subjectOf(), env),
    ];
    expect(second.trace).toEqual(first.trace);
  }
}, 600_000);

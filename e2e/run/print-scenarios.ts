import { readLastResults } from "@/e2e/run/last-results";
import { SURFACES, whyNot, type Surface } from "@/e2e/scenarios/surfaces";
import { scenarios } from "@/e2e/scenarios/table";

/** `npm run scenarios`: every row on every surface, how it ended when last played, or why it cannot be played. */

const HEADS: Readonly<Record<Surface, string>> = {
  desktop: "desktop",
  phone: "phone",
  tv: "TV",
  noScript: "no script",
  oldEngine: "old engine",
  widget: "widget",
  handOff: "hand-off",
};
const WIDTH = 12;
const NAME = 32;

const results = readLastResults();
const reasons: string[] = [];
const counts = { passed: 0, failed: 0, open: 0, impossible: 0 };

const cell = (id: string, surface: Surface, why: string | null): string => {
  if (why !== null) {
    counts.impossible += 1;
    if (!reasons.includes(why)) reasons.push(why);
    return `no (${reasons.indexOf(why) + 1})`;
  }
  const last = results[id]?.[surface];
  if (last === undefined) {
    counts.open += 1;
    return "·";
  }
  counts[last.passed ? "passed" : "failed"] += 1;
  return last.passed ? "good" : "FAILED";
};

const line = (name: string, cells: readonly string[]): string =>
  `  ${name.padEnd(NAME)}${cells.map((text) => text.padEnd(WIDTH)).join("")}`.trimEnd();

const heads = SURFACES.map((surface) => HEADS[surface]);
let group = "";
for (const scenario of scenarios) {
  if (scenario.group !== group) {
    group = scenario.group;
    console.log(`\n${line(group, heads)}`);
  }
  console.log(
    line(
      scenario.id,
      SURFACES.map((surface) => cell(scenario.id, surface, whyNot(scenario, surface))),
    ),
  );
}
reasons.forEach((why, index) => console.log(`${index === 0 ? "\n" : ""}  (${index + 1}) ${why}`));
console.log(
  `\n  ${scenarios.length} rows on ${SURFACES.length} surfaces: ${counts.passed} good, ${counts.failed} failed, ` +
    `${counts.open} not played yet on this machine, ${counts.impossible} that cannot be.`,
);
console.log("  npm test plays a part, npm run journeys:all every cell.");

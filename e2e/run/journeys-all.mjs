// npm run journeys:all: every row of the scenario table, also those that go the path of another row with other
// data. Longer than npm test may take.
import { runBuilt } from "./run-built.mjs";

await runBuilt(["node_modules/@playwright/test/cli.js", "test", ...process.argv.slice(2)], {
  JOURNEYS: "all",
});

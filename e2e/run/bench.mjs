// npm run bench: how quick and how light Checkout is, as ratios within one run. No part of npm test.
import { runBuilt } from "./run-built.mjs";

await runBuilt(["--import", "tsx", "e2e/bench/main.ts", ...process.argv.slice(2)]);

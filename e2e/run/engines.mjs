// npm run test:engines: a payment in old and in other engines, with script, without, and refused. No part of npm test.
import { runBuilt } from "./run-built.mjs";

await runBuilt(["--import", "tsx", "e2e/engines/main.ts", ...process.argv.slice(2)]);

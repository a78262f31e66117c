// npm run test:cluster: three real processes behind a real proxy on a real PostgreSQL, and what may become of each. No
// part of npm test. `-- sweep` runs one part.
import { runBuilt } from "./run-built.mjs";

await runBuilt(["--import", "tsx", "e2e/cluster/main.ts", ...process.argv.slice(2)]);

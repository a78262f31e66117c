// npm run scenarios: the table of scenarios and surfaces with the last results. Plays nothing.
import { ensureInstalled } from "./install.mjs";

ensureInstalled();
const { register } = await import("tsx/esm/api");
register();
await import("./print-scenarios.ts");

import { serve } from "@hono/node-server";
import { buildApp } from "@/e2e/sandbox/gate/app";
import { SEEDED_PROJECTS } from "@/e2e/sandbox/gate/seed";
import { buildWorld } from "@/e2e/sandbox/gate/world";

const log = (entry: object): void => console.log(JSON.stringify({ service: "gate", ...entry }));

const world = buildWorld({
  commerceUrl: process.env.COMMERCE_URL ?? "http://127.0.0.1:4010",
  clockScale: Number(process.env.SIM_CLOCK_SCALE ?? 1),
  statusWindowMs: Number(process.env.SIM_STATUS_WINDOW_MS ?? 0),
  projects: SEEDED_PROJECTS,
  fetch: (...request) => fetch(...request),
  log,
});

const port = Number(process.env.GATE_PORT ?? 4020);
serve({ fetch: buildApp(world).fetch, port, hostname: "0.0.0.0" }, () => log({ listening: port }));

for (const signal of ["SIGINT", "SIGTERM"]) process.once(signal, () => process.exit(0));

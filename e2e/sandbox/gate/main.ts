import { buildApp } from "@/e2e/sandbox/gate/app";
import { SEEDED_PROJECTS } from "@/e2e/sandbox/gate/seed";
import { buildWorld } from "@/e2e/sandbox/gate/world";
import { systemClock } from "@/e2e/sandbox/shared/clock";
import { readEnv } from "@/e2e/sandbox/shared/env";
import { serve } from "@/e2e/sandbox/shared/serve";

const { acsUrl, commerceUrl, clockScale, gatePort } = readEnv(process.env);

const world = buildWorld({
  commerceUrl,
  acsUrl,
  clock: systemClock(clockScale),
  clockScale,
  statusWindowMs: Number(process.env["SIM_STATUS_WINDOW_MS"] ?? 0),
  projects: SEEDED_PROJECTS,
  fetch: (...request) => fetch(...request),
  log: (entry) => console.log(JSON.stringify({ name: "gate", ...entry })),
});

serve("gate", buildApp(world), gatePort);

import { buildApp } from "@/e2e/sandbox/acs/app";
import { buildGateClient } from "@/e2e/sandbox/acs/gate-client";
import { systemClock } from "@/e2e/sandbox/shared/clock";
import { readEnv } from "@/e2e/sandbox/shared/env";
import { serve } from "@/e2e/sandbox/shared/serve";

const { acsPort, acsUrl, clockScale, gateUrl } = readEnv(process.env);

serve(
  "acs",
  buildApp({
    acsUrl,
    clock: systemClock(clockScale),
    fetch: (...request) => fetch(...request),
    gate: buildGateClient(gateUrl, (...request) => fetch(...request)),
    log: (entry) => console.log(JSON.stringify({ name: "acs", ...entry })),
  }),
  acsPort,
);

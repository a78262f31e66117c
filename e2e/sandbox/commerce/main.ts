import { Hono } from "hono";
import { commerceApp } from "@/e2e/sandbox/commerce/app";
import { createWorld } from "@/e2e/sandbox/commerce/world";
import { systemClock } from "@/e2e/sandbox/shared/clock";
import { readEnv } from "@/e2e/sandbox/shared/env";
import { requestLog, serve } from "@/e2e/sandbox/shared/serve";

const env = readEnv(process.env);
const app = new Hono();
app.use(requestLog("commerce"));
app.route("/", commerceApp(createWorld(env, systemClock(env.clockScale), fetch)));
serve("commerce", app, env.commercePort);

import { networkInterfaces } from "node:os";
import { shopApp } from "@/e2e/sandbox/shop/app";
import { createWorld } from "@/e2e/sandbox/shop/world";
import { systemClock } from "@/e2e/sandbox/shared/clock";
import { readEnv } from "@/e2e/sandbox/shared/env";
import { requestLog, serve } from "@/e2e/sandbox/shared/serve";

const localAddress = (): string | null =>
  Object.values(networkInterfaces())
    .flatMap((addresses) => addresses ?? [])
    .find((address) => address.family === "IPv4" && !address.internal)?.address ?? null;

const env = readEnv(process.env);
const world = createWorld(env, systemClock(env.clockScale), fetch, localAddress());
serve("shop", shopApp(world, requestLog("shop")), env.shopPort);

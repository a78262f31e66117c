import { phpJson } from "@/e2e/sandbox/shared/php-json";

/** UTC, zone without a colon. Source: gate.md 6.2. */
export const wireDate = (ms: number): string => `${new Date(ms).toISOString().slice(0, 19)}+0000`;

export const jsonResponse = (body: object, status = 200): Response =>
  new Response(phpJson(body), { status, headers: { "content-type": "application/json" } });

export const htmlResponse = (status = 200): Response =>
  new Response("<!doctype html><title>Maintenance</title><h1>We will be back soon</h1>", {
    status,
    headers: { "content-type": "text/html; charset=utf-8" },
  });

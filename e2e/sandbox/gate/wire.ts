/** PHP's habits: escaped slashes, `\uXXXX` for everything beyond ASCII, `[]` for every empty map. */
export function phpJson(value: unknown): string {
  return JSON.stringify(value, (_key, item: unknown) =>
    typeof item === "object" && item !== null && Object.keys(item).length === 0 ? [] : item,
  )
    .replaceAll("/", "\\/")
    .replace(/[\u0080-\uffff]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`);
}

/** UTC, zone without a colon. Source: gate.md 6.2. */
export const wireDate = (ms: number): string => `${new Date(ms).toISOString().slice(0, 19)}+0000`;

export const jsonResponse = (body: object, status = 200): Response =>
  new Response(phpJson(body), { status, headers: { "content-type": "application/json" } });

export const htmlResponse = (status = 200): Response =>
  new Response("<!doctype html><title>Maintenance</title><h1>We will be back soon</h1>", {
    status,
    headers: { "content-type": "text/html; charset=utf-8" },
  });

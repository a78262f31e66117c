import { serve as listen } from "@hono/node-server";
import type { MiddlewareHandler } from "hono";

/** One line a request: never a query and never a body, they carry keys and card numbers. */
export const requestLog =
  (name: string): MiddlewareHandler =>
  async (c, next) => {
    await next();
    console.log(JSON.stringify({ name, method: c.req.method, path: c.req.path, status: c.res.status }));
  };

/** Starts a simulator on all interfaces and ends it at once on a signal. */
export const serve = (name: string, app: Pick<Parameters<typeof listen>[0], "fetch">, port: number): void => {
  const server = listen({ fetch: app.fetch, port, hostname: "0.0.0.0" }, () =>
    console.log(JSON.stringify({ name, listening: port })),
  );
  server.on("error", (cause: NodeJS.ErrnoException) => {
    console.error(
      cause.code === "EADDRINUSE" ? `${name}: port ${port} is taken` : `${name}: ${cause.message}`,
    );
    process.exit(1);
  });
  // An open socket of a simulated time-out must not keep the process alive.
  for (const signal of ["SIGTERM", "SIGINT"] as const) process.on(signal, () => process.exit(0));
};

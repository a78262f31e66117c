import { type Context, Hono } from "hono";
import type { Bank } from "@/e2e/sandbox/acs/bank";
import { addBank } from "@/e2e/sandbox/acs/bank";
import { troublePage } from "@/e2e/sandbox/acs/bank-pages";
import type { Fields } from "@/e2e/sandbox/acs/gate-client";
import { endPage, isAction, providerPage } from "@/e2e/sandbox/acs/provider-pages";

export type Acs = Bank & { readonly log: (entry: object) => void };

/** Texts of a form or of an address; files are nobody's business here. */
async function fieldsOf(c: Context): Promise<Fields> {
  const query = c.req.query();
  if (c.req.method === "GET") return query;
  const body = await c.req.parseBody();
  const texts = Object.entries(body).filter(
    (entry): entry is [string, string] => typeof entry[1] === "string",
  );
  return { ...query, ...Object.fromEntries(texts) };
}

/** The pages of a bank and of payment providers, on an origin of their own. */
export function buildApp(acs: Acs): Hono {
  const app = new Hono();
  app.use(async (c, next) => {
    await next();
    c.header("cache-control", "no-store");
    acs.log({ method: c.req.method, path: c.req.path, status: c.res.status });
  });
  app.onError((error, c) => {
    acs.log({ error: error.name });
    return c.html(troublePage("The bank has a fault of its own."), 500);
  });
  app.get("/__sim/health", (c) => c.json({ ok: true }));

  addBank(app, acs, fieldsOf);

  app.on(["GET", "POST"], "/provider/:id", async (c) => {
    const answer = await acs.gate.enterProvider(c.req.param("id"), c.req.method, await fieldsOf(c));
    return answer.ok ? c.html(providerPage(answer.value)) : c.html(troublePage(answer.why), answer.http);
  });
  app.post("/provider/:id/end", async (c) => {
    const { action } = await fieldsOf(c);
    if (!isAction(action)) return c.html(troublePage("No such button."), 400);
    const answer = await acs.gate.act(c.req.param("id"), action);
    if (!answer.ok) return c.html(troublePage(answer.why), answer.http);
    return answer.value.location === null ? c.html(endPage()) : c.redirect(answer.value.location, 303);
  });
  return app;
}

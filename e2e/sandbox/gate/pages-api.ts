import { Hono } from "hono";
import type { Outcome } from "@/e2e/sandbox/gate/faults";
import { goOn } from "@/e2e/sandbox/gate/flow";
import type { Awaiting, Dossier, Payment } from "@/e2e/sandbox/gate/payment";
import type { World } from "@/e2e/sandbox/gate/world";

type Found = { readonly dossier: Dossier; readonly payment: Payment; readonly awaiting: Awaiting };
type Fields = Readonly<Record<string, string>>;

const find = (world: World, fits: (found: Found) => boolean): Found | undefined =>
  [...world.dossiers.values()]
    .flatMap((dossier): Found[] => {
      const { payment } = dossier;
      return payment?.awaiting ? [{ dossier, payment, awaiting: payment.awaiting }] : [];
    })
    .find(fits);

/** The member by which each of the bank's pages knows whom it is about. */
const KEYS = { method: "threeDSMethodData", challenge: "creq", pareq: "PaReq" } as const;

/** What came otherwise than it was given out; TermUrl is the merchant's own. */
const differences = (given: Fields, brought: Fields): string[] => {
  const { TermUrl: _own, ...rest } = brought;
  return [...new Set([...Object.keys(given), ...Object.keys(rest)])].filter(
    (name) => given[name] !== rest[name],
  );
};

const summary = ({ payment, awaiting }: Found): object => ({
  id: awaiting.id,
  merchant: payment.merchant,
  minor: payment.due,
  currency: payment.requested.currency,
  method: payment.method,
  description: payment.description,
  card: payment.instrument && { mask: payment.instrument.number, brand: payment.instrument.brand },
});

const outcomes = {
  pay: undefined,
  later: undefined,
  decline: { kind: "decline", code: "20000" },
  leave: { kind: "decline", code: "20301" },
} as const satisfies Record<string, Outcome | undefined>;

/** Where the payer goes from a provider's page. `return` stands in for the others. Source: gate.md 9. */
function wayBack({ payment }: Found, action: string): string | null {
  const { success, decline, return: back } = payment.returnUrls;
  const isLast = payment.steps.length === 0;
  if (isLast && (action === "pay" || action === "later")) return success ?? back;
  if (action === "decline") return decline ?? back;
  return back ?? success;
}

const LATER_MS = 4_000;

/** What banks' and providers' pages ask the Gate, and tell it. No part of the protocol. */
export function buildPagesApi(world: World): Hono {
  const api = new Hono();

  api.post("/acs/enter", async (c) => {
    const { page, fields } = await c.req.json<{ page: keyof typeof KEYS; fields: Fields }>();
    const key = KEYS[page];
    const found = find(world, ({ awaiting }) => awaiting.fields[key] === fields[key]);
    if (!found || fields[key] === undefined) return c.json({ error: "No such authentication is open." }, 404);
    const wrong = differences(found.awaiting.fields, fields);
    if (wrong.length > 0) return c.json({ error: `Not as given out: ${wrong.join(", ")}` }, 400);
    const { awaiting, payment, dossier } = found;
    dossier.pages.push(page);
    return c.json({
      ...summary(found),
      asks: awaiting.step.kind === "challenge" && awaiting.step.asks,
      faults: payment.plan.acs,
      operationId: String(payment.operations.at(-1)?.id ?? ""),
      result: payment.acsReturn?.result ?? null,
      notification: payment.acsReturn?.notification ?? null,
    });
  });

  api.post("/acs/:id/verdict", async (c) => {
    const found = find(world, ({ awaiting }) => awaiting.id === c.req.param("id"));
    if (!found) return c.json({ error: "No such authentication is open." }, 404);
    found.awaiting.verdict = await c.req.json<NonNullable<Awaiting["verdict"]>>();
    return c.json({ ok: true });
  });

  api.post("/provider/:id/enter", async (c) => {
    const found = find(world, ({ awaiting }) => awaiting.id === c.req.param("id"));
    if (!found) return c.json({ error: "No such payment is open." }, 404);
    const { method, fields } = await c.req.json<{ method: string; fields: Fields }>();
    const { step, fields: given } = found.awaiting;
    if (step.kind === "redirect") {
      if (step.method !== method) return c.json({ error: `Not by ${method}` }, 400);
      const wrong = differences(given, fields);
      if (wrong.length > 0) return c.json({ error: `Not as given out: ${wrong.join(", ")}` }, 400);
    }
    found.dossier.pages.push("provider");
    return c.json(summary(found));
  });

  api.post("/provider/:id/:action", (c) => {
    const { id, action } = c.req.param();
    const found = find(world, ({ awaiting }) => awaiting.id === id);
    if (!found) return c.json({ error: "No such payment is open." }, 404);
    const { dossier, payment } = found;
    const location = wayBack(found, action);
    if (action === "back") return c.json({ location });
    if (!Object.hasOwn(outcomes, action)) return c.json({ error: "No such action." }, 400);
    const forced = outcomes[action as keyof typeof outcomes];
    const act = (): void => {
      if (payment.awaiting?.id === id) void goOn(world, dossier, payment, forced);
    };
    if (action === "later") world.clock.afterExactly(LATER_MS, act);
    else act();
    return c.json({ location });
  });
  return api;
}

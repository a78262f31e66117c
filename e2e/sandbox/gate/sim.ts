import { Hono } from "hono";
import { deliver } from "@/e2e/sandbox/gate/callbacks";
import { TEST_CARDS } from "@/e2e/sandbox/gate/cards";
import { settle } from "@/e2e/sandbox/gate/course";
import type { Outcome } from "@/e2e/sandbox/gate/faults";
import { goOn } from "@/e2e/sandbox/gate/flow";
import { OTHER_METHODS } from "@/e2e/sandbox/gate/methods";
import { buildPagesApi } from "@/e2e/sandbox/gate/pages-api";
import { type Dossier, isOpen } from "@/e2e/sandbox/gate/payment";
import { TRIGGERS } from "@/e2e/sandbox/gate/scenario";
import { SCRIPTS } from "@/e2e/sandbox/gate/scripts";
import { buildSavedApi } from "@/e2e/sandbox/gate/saved-api";
import type { StepKind } from "@/e2e/sandbox/gate/step";
import type { World } from "@/e2e/sandbox/gate/world";

/** Ids inside a `payment_id` are in lower case. */
const isOf = (invoiceId: string | null, wanted: string | undefined): boolean =>
  wanted === undefined || invoiceId?.toLowerCase() === wanted.toLowerCase();

/** What a payer ends somewhere else than on the merchant's page. */
const PAYABLE = new Set<StepKind>(["redirect", "display", "push"]);

const toReport = (dossier: Dossier): object => ({
  payment_id: dossier.paymentId,
  invoice_id: dossier.invoiceId,
  status: dossier.payment?.status ?? "not accepted",
  sales: dossier.sales,
  statusQueries: dossier.statusQueries,
  callbacks: dossier.callbacks,
  device_checks: dossier.deviceChecks,
  threeds_results: dossier.threedsResults,
  follow_ups: dossier.followUps,
  pages: dossier.pages,
});

/** What a tester may see and do: no part of the protocol. */
export function buildSim(world: World): Hono {
  const sim = new Hono();
  const find = (paymentId: string): Dossier | undefined =>
    [...world.dossiers.values()].find((dossier) => dossier.paymentId === paymentId);

  sim.get("/health", (c) => c.json({ ok: true }));
  sim.get("/scenarios", (c) =>
    c.json({
      cards: TEST_CARDS,
      triggers: [...Object.keys(TRIGGERS), ...Object.keys(SCRIPTS)],
      scenarios: Object.keys(SCRIPTS),
      methods: Object.keys(OTHER_METHODS),
    }),
  );
  sim.get("/ledger", (c) => {
    const invoice = c.req.query("invoice");
    return c.json({
      charges: world.ledger.charges.filter((one) => isOf(one.invoice_id, invoice)),
      refunds: world.ledger.refunds.filter((one) => isOf(one.invoice_id, invoice)),
    });
  });
  sim.get("/payments", (c) => {
    const invoice = c.req.query("invoice");
    const dossiers = [...world.dossiers.values()].filter((one) => isOf(one.invoiceId, invoice));
    return c.json({ payments: dossiers.map(toReport) });
  });
  sim.post("/resend", async (c) => {
    const { payment_id } = await c.req.json<{ payment_id: string }>();
    const dossier = find(payment_id);
    if (!dossier?.lastCallback) return c.json({ error: "no callback to send" }, 404);
    await deliver(world, dossier, dossier.lastCallback);
    return c.json({ ok: true });
  });
  sim.post("/decide", async (c) => {
    const { payment_id, outcome } = await c.req.json<{ payment_id: string; outcome: Outcome }>();
    const dossier = find(payment_id);
    if (!dossier?.payment) return c.json({ error: "no such payment" }, 404);
    if (!isOpen(dossier.payment)) return c.json({ error: "already decided" }, 409);
    void settle(world, dossier, dossier.payment, outcome, dossier.payment.plan.callback);
    return c.json({ ok: true });
  });
  sim.post("/paid", async (c) => {
    const { payment_id, minor } = await c.req.json<{ payment_id: string; minor?: number }>();
    const dossier = find(payment_id);
    const payment = dossier?.payment;
    if (!dossier || !payment?.awaiting) return c.json({ error: "nothing to pay" }, 404);
    if (!PAYABLE.has(payment.awaiting.step.kind)) return c.json({ error: "not paid by the payer" }, 409);
    payment.due = minor ?? payment.due;
    void goOn(world, dossier, payment);
    return c.json({ ok: true });
  });
  sim.route("/", buildPagesApi(world));
  sim.route("/saved", buildSavedApi(world));
  return sim;
}

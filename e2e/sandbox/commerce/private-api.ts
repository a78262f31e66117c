import { Hono } from "hono";
import { accountOfBasicAuth, type Account } from "@/e2e/sandbox/commerce/accounts";
import { answer, readJson, refuse } from "@/e2e/sandbox/commerce/answers";
import { createInvoice, requireInvoice } from "@/e2e/sandbox/commerce/create";
import { isFinal, type Invoice } from "@/e2e/sandbox/commerce/invoice";
import { change } from "@/e2e/sandbox/commerce/moves";
import { Refusal } from "@/e2e/sandbox/commerce/refusal";
import { refundDocument, refundInvoice } from "@/e2e/sandbox/commerce/refunds";
import { fullDocument, fullResource } from "@/e2e/sandbox/commerce/resource";
import { meetLateTrouble, meetTrouble } from "@/e2e/sandbox/commerce/trouble";
import { readMap, type Attributes } from "@/e2e/sandbox/commerce/wishes";
import { referenceKey, type World } from "@/e2e/sandbox/commerce/world";

/** `data.attributes` of a JSON:API body. */
const attributesOf = (body: Record<string, unknown>): Attributes =>
  readMap(readMap(body["data"], "/data")["attributes"], "/data/attributes");

/** What the merchant's server may do; public-api.md 4. */
export const privateApi = (world: World): Hono<{ Variables: { account: Account } }> => {
  const app = new Hono<{ Variables: { account: Account } }>();
  app.onError((cause, c) => refuse(c, world, cause, "/data/attributes"));

  app.use(async (c, next) => {
    const account = accountOfBasicAuth(world.accounts, c.req.header("authorization"));
    if (!account) throw new Refusal("unauthorized", "Account id and API key do not match.");
    c.set("account", account);
    await next();
  });

  const own = (account: Account, id: string): Invoice => {
    const invoice = requireInvoice(world, id);
    if (invoice.account !== account) throw new Refusal("not_found", "No such payment invoice.");
    return invoice;
  };

  app.post("/payment-invoices", async (c) => {
    const wish = attributesOf(await readJson(c));
    const reference = typeof wish["reference_id"] === "string" ? wish["reference_id"] : null;
    const trouble = meetTrouble(c, world, "create", reference);
    if (trouble) return trouble;
    const invoice = await createInvoice(world, c.get("account"), "private", wish);
    return (
      meetLateTrouble(c, world, invoice.referenceId) ?? answer(c, world, fullDocument(world, invoice), 201)
    );
  });

  app.get("/payment-invoices", (c) => {
    const account = c.get("account");
    const reference = c.req.query("filter[reference_id]");
    const found =
      reference === undefined
        ? [...world.invoices.values()].filter((invoice) => invoice.account === account)
        : [world.references.get(referenceKey(account, reference))].filter((invoice) => invoice !== undefined);
    return answer(c, world, {
      data: found.map((invoice) => fullResource(world, own(account, invoice.id))),
    });
  });

  app.get("/payment-invoices/:id", (c) =>
    answer(c, world, fullDocument(world, own(c.get("account"), c.req.param("id")))),
  );

  app.post("/payment-invoices/:id/refund", async (c) => {
    const invoice = own(c.get("account"), c.req.param("id"));
    const refund = await refundInvoice(world, invoice, attributesOf(await readJson(c)));
    return answer(c, world, refundDocument(invoice, refund), 201);
  });

  app.post("/payment-invoices/:id/terminate", (c) => {
    const invoice = own(c.get("account"), c.req.param("id"));
    if (isFinal(invoice.status)) throw new Refusal("conflict", `The invoice is ${invoice.status}.`);
    change(world, invoice, { status: "terminated", resolution: "ok", flowData: null });
    return answer(c, world, fullDocument(world, invoice));
  });
  return app;
};

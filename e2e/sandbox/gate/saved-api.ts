import { Hono } from "hono";
import { brandOf, maskOf, resultOf, threedsOf } from "@/e2e/sandbox/gate/cards";
import type { Instrument } from "@/e2e/sandbox/gate/payment";
import type { World } from "@/e2e/sandbox/gate/world";

/** The project of all accounts of the sandbox. */
const PROJECT = 42;

type Wish = { customer: string; pan: string; month: number; year: number };

/** Saved cards from behind the counter: as if they had been saved long ago, or removed elsewhere. */
export function buildSavedApi(world: World): Hono {
  const api = new Hono();
  const ofCustomer = (customer: string | undefined): Instrument[] =>
    [...world.instruments.values()].filter(({ customerId }) => customerId === customer);

  api.get("/", (c) =>
    c.json({
      cards: ofCustomer(c.req.query("customer")).map(({ savedId, number, token }) => ({
        saved_account_id: savedId,
        number,
        token,
      })),
    }),
  );
  api.post("/", async (c) => {
    const { customer, pan, month, year } = await c.req.json<Wish>();
    const token = world.digest(JSON.stringify([PROJECT, customer, pan]));
    const savedId = world.nextAccountId();
    world.instruments.set(token, {
      token,
      savedId,
      projectId: PROJECT,
      customerId: customer,
      number: maskOf(pan),
      brand: brandOf(pan),
      holder: "JOHN SMITH",
      month,
      year,
      result: resultOf(pan),
      threeds: threedsOf(pan),
    });
    return c.json({ saved_account_id: savedId }, 201);
  });
  api.delete("/", (c) => {
    const gone = ofCustomer(c.req.query("customer"));
    for (const one of gone) world.instruments.delete(one.token);
    return c.json({ removed: gone.length });
  });
  return api;
}

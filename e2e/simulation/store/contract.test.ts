import fc from "fast-check";
import { expect, it } from "vitest";
import { sql } from "kysely";
import { database } from "@/lib/store/connection";
import * as due from "@/lib/store/due";
import { inInvoice } from "@/lib/store/in-invoice";
import * as parked from "@/lib/store/parked";
import * as read from "@/lib/store/read";
import { useTestDatabase } from "@/lib/store/test-database";
import { act, anyStep, type Stores } from "@/e2e/simulation/store/contract-steps";
import { ModelStore } from "@/e2e/simulation/store/model-store";
import { storeModules } from "@/e2e/simulation/store/store-modules";

useTestDatabase();

const start = 1_700_000_000_000;

/** The real store, with a clock that the test sets. */
const real: Stores = { inInvoice: { inInvoice }, due, parked, read };

const run = (statement: string): Promise<unknown> => sql.raw(statement).execute(database());

const setClock = (now: number): Promise<unknown> =>
  run(`create or replace function now_ms() returns bigint language sql volatile as 'select ${now}::bigint'`);

/** History is append-only by a trigger; only this test may forget it. */
const empty = (): Promise<unknown> =>
  run(`do $$ begin
    set local session_replication_role = replica;
    truncate invoices, attempts, events, links, parked_callbacks, card_notes, hand_offs cascade;
  end $$`);

it("answers every sequence of operations as PostgreSQL does", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(anyStep, { minLength: 5, maxLength: 25 }), async (steps) => {
      await empty();
      let now = start;
      await setClock(now);
      const model = storeModules(
        new ModelStore(
          () => now,
          () => undefined,
        ),
        async (_kind, work) => work(),
      );
      const ours = new Map<string, string>();
      const theirs = new Map<string, string>();
      for (const step of steps) {
        if (step.kind === "pass") now += step.ms;
        if (step.kind === "pass") await setClock(now);
        expect(await act(model, step, now, ours)).toEqual(await act(real, step, now, theirs));
      }
    }),
    { numRuns: Number(process.env["CONTRACT_RUNS"] ?? 60), seed: Number(process.env["SEED"] ?? 5) },
  );
});

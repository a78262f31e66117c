import { Client } from "pg";
import { afterAll, beforeAll, expect, it, vi } from "vitest";
import { History } from "@/lib/checkout/history";
import { HistoryWorld } from "@/lib/checkout/history-world";
import { useTestDatabase } from "@/lib/store/test-database";

// It only saves a page; waiting for it would make a history take seconds.
vi.mock("@/lib/checkout/until-settled", () => ({ untilSettled: async () => undefined }));
useTestDatabase();

// The simulation (e2e/simulation) plays thousands, over a model of the store; these few are for the real one and real HTTP.
const histories = Number(process.env["HISTORIES"] ?? 12);
const firstSeed = Number(process.env["SEED"] ?? 1);
const steps = 30;

const world = new HistoryWorld();
let sql: Client;

beforeAll(async () => {
  await world.start();
  sql = new Client({ connectionString: process.env["DATABASE_URL"] });
  await sql.connect();
});
afterAll(async () => {
  await sql.end();
  world.stop();
});

it.each([
  ["an honest Gate behind a bad network", false, false],
  ["sums that change while tries are open", true, false],
  ["declines that turn into late successes", false, true],
])(
  "charges once and tells the truth through every history: %s",
  async (_name, reprice, late) => {
    const base = firstSeed + (reprice ? 100_000 : 0) + (late ? 200_000 : 0);
    for (let seed = base; seed < base + histories / 3; seed += 1) {
      const history = new History(world, sql, seed, { reprice, late });
      await history.submit();
      for (let step = 0; step < steps && !history.isOver; step += 1) await history.step();
      await history.end();
    }
  },
  600_000,
);

it("leaves no card number and no code in the store", async () => {
  const { rows } = await sql.query(
    "select table_name as name from information_schema.tables where table_schema = 'public'",
  );
  for (const { name } of rows) {
    const { rows: text } = await sql.query(
      `select coalesce(string_agg(t::text, ' '), '') as all from ${name} t`,
    );
    expect(text[0].all).not.toMatch(/4\d{7}0000|ANNA HISTORY|canary/);
  }
});

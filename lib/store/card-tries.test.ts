import fc from "fast-check";
import { beforeAll, expect, test } from "vitest";
import { ModelStore } from "@/lib/checkout/botnet-store";
import {
  endAttacks,
  isRaised,
  noteTry,
  pushOutcome,
  raise,
  takeNote,
  tallyTry,
} from "@/lib/store/card-tries";
import { count } from "@/lib/store/rate";
import { useTestDatabase, withClient } from "@/lib/store/test-database";

useTestDatabase();

/** The database's clock in the test's hand. */
beforeAll(() =>
  withClient(async (client) => {
    await client.query("create table test_clock (ms bigint not null)");
    await client.query("insert into test_clock values (0)");
    await client.query(
      "create or replace function now_ms() returns bigint language sql volatile as 'select ms from test_clock'",
    );
  }),
);
const setClock = (ms: number) => withClient((client) => client.query("update test_clock set ms = $1", [ms]));

const key = fc.constantFrom("a", "b", "c");
const counter = fc.record({
  key,
  seconds: fc.constantFrom(60, 600),
  add: fc.constantFrom<0 | 1>(0, 1),
  wide: fc.boolean(),
});
const counters = fc.uniqueArray(counter, { selector: (each) => `${each.key} ${each.seconds}`, maxLength: 6 });
const act = fc.oneof(
  fc.record({ kind: fc.constant("tally" as const), counters, key, noted: fc.boolean() }),
  fc.record({ kind: fc.constant("push" as const), key, outcome: fc.constantFrom<"d" | "p">("d", "p") }),
  fc.record({ kind: fc.constant("raise" as const), key, ms: fc.constantFrom(30_000, 900_000) }),
  fc.record({ kind: fc.constant("take" as const), key }),
  fc.record({ kind: fc.constant("end" as const) }),
  fc.record({
    kind: fc.constant("pass" as const),
    ms: fc.constantFrom(1, 29_000, 60_000, 600_000, 4_000_000),
  }),
);

test("what the model of the botnet's test answers is what PostgreSQL answers, for any course of calls", async () => {
  let from = 1_800_000_000_000;
  let course = 0;
  await fc.assert(
    fc.asyncProperty(fc.array(act, { minLength: 5, maxLength: 25 }), async (acts) => {
      course += 1;
      // Windows and attacks of the course before are over and out of the way.
      from += 100_000_000;
      const model = new ModelStore();
      const name = (of: string): string => `${course}.${of}`;
      model.now = from;
      await setClock(from);
      for (const each of acts) {
        if (each.kind === "pass") {
          model.now += each.ms;
          await setClock(model.now);
        } else if (each.kind === "tally") {
          const named = each.counters.map((one) => ({ ...one, key: name(one.key) }));
          const watched = [name(each.key)];
          expect(await tallyTry(named, watched)).toEqual(await model.tallyTry(named, watched));
          if (each.noted) {
            const note = { account: each.key, card: "card", bin: "bin" };
            await noteTry(name(each.key), note, named);
            await model.noteTry(name(each.key), note, named);
          }
          expect(await count(named)).toEqual(await model.count(named));
        } else if (each.kind === "push")
          expect(await pushOutcome(name(each.key), each.outcome, 3)).toBe(
            await model.pushOutcome(name(each.key), each.outcome, 3),
          );
        else if (each.kind === "raise") {
          expect(await raise(name(each.key), each.ms)).toBe(await model.raise(name(each.key), each.ms));
          expect(await isRaised(name(each.key))).toBe(true);
        } else if (each.kind === "take")
          expect(await takeNote(name(each.key))).toEqual(await model.takeNote(name(each.key)));
        else expect((await endAttacks()).toSorted()).toEqual((await model.endAttacks()).toSorted());
      }
      model.now += 1_000_000;
      await setClock(model.now);
      await endAttacks();
    }),
    { numRuns: 40 },
  );
}, 60_000);

test("a thousand tries at once are all counted, and an attack that many find begins once", async () => {
  const one = [{ key: "many", seconds: 600 }];
  const hits = await Promise.all(Array.from({ length: 200 }, () => tallyTry(one, [])));
  expect(Math.max(...hits.map(({ hits: [most = 0] }) => most))).toBe(200);
  await setClock(1_900_000_000_000);
  await raise("once", 60_000);
  await setClock(1_900_000_000_001);
  const began = await Promise.all(Array.from({ length: 20 }, () => raise("once", 60_000)));
  expect(began).not.toContain(true);
});

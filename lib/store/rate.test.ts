import { expect, test } from "vitest";
import { count, hit, sweepRateWindows, unhit } from "@/lib/store/rate";
import { useTestDatabase, withClient } from "@/lib/store/test-database";

useTestDatabase();

/** Long enough that no test sees a window end. */
const century = 3_000_000_00;

test("hits at the same moment are all counted", async () => {
  const counts = await Promise.all(Array.from({ length: 50 }, () => hit("many", century)));
  expect(counts.toSorted((a, b) => a - b)).toEqual(Array.from({ length: 50 }, (_, at) => at + 1));
});

test("keys and lengths of windows are counted apart", async () => {
  expect([await hit("a", century), await hit("b", century), await hit("a", century * 2)]).toEqual([1, 1, 1]);
});

test("a window ends by the database's clock and the next begins at one", async () => {
  await hit("ended", century);
  await withClient((client) =>
    client.query(
      "update rate_windows set started_at = started_at - seconds::bigint * 1000, ends_at = 0 where key = 'ended'",
    ),
  );
  expect(await hit("ended", century)).toBe(1);
});

test("windows that ended are forgotten, others are kept", async () => {
  await hit("kept", century);
  await sweepRateWindows();
  expect(await hit("kept", century)).toBe(2);
  await withClient(async (client) => {
    const { rows } = await client.query("select from rate_windows where ends_at = 0");
    expect(rows).toHaveLength(0);
  });
});

test("what was counted can be taken back, and never falls below nothing", async () => {
  await hit("guess", century);
  await hit("guess", century);
  await unhit("guess", century);
  expect(await hit("guess", century)).toBe(2);
  await Promise.all(Array.from({ length: 9 }, () => unhit("guess", century)));
  expect(await hit("guess", century)).toBe(1);
});

test("all counters of an act are counted in one statement, each by its own window, in the order asked", async () => {
  const counters = [
    { key: "z", seconds: century },
    { key: "a1", seconds: century },
    { key: "z", seconds: 2 * century },
  ];
  expect(await count(counters)).toEqual([1, 1, 1]);
  expect(await count([{ key: "a1", seconds: century, add: 0 }, ...counters.slice(0, 1)])).toEqual([1, 2]);
  expect(await count([{ key: "never", seconds: century, add: 0 }])).toEqual([0]);
});

test("statements that count the same keys in another order do not lock each other out", async () => {
  const keys = Array.from({ length: 8 }, (_, at) => ({ key: `lock ${at}`, seconds: century }));
  await Promise.all(Array.from({ length: 40 }, (_, at) => count(at % 2 ? keys : keys.toReversed())));
  expect(await count(keys)).toEqual(keys.map(() => 41));
});

test("a wide counter counts the window before along, and is kept for as long", async () => {
  const wide = { key: "wide", seconds: century, wide: true };
  await count([wide]);
  await withClient((client) =>
    client.query(
      `update rate_windows set started_at = started_at - seconds::bigint * 1000,
       ends_at = ends_at - seconds::bigint * 1000 where key = 'wide'`,
    ),
  );
  await sweepRateWindows();
  expect(await count([wide])).toEqual([2]);
  expect(await count([{ ...wide, wide: false, add: 0 }])).toEqual([1]);
});

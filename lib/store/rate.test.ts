import { expect, test } from "vitest";
import { hit, sweepRateWindows, unhit } from "@/lib/store/rate";
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

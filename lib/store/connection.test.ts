import { connect, createServer, type AddressInfo, type Server } from "node:net";
import { sql } from "kysely";
import { afterAll, beforeAll, beforeEach, expect, test, vi } from "vitest";
import { closeDatabase, database } from "@/lib/store/connection";
import { useTestDatabase } from "@/lib/store/test-database";
import { inTransaction } from "@/lib/store/transaction";

useTestDatabase();

/** The way to the store: what comes over connections that were open when they were muted is lost, without a word. */
let way: Server;
let open = 0;
let muted = 0;
let lost = 0;

beforeAll(async () => {
  const url = new URL(process.env["DATABASE_URL"] ?? "");
  const target = Number(url.port);
  way = createServer((near) => {
    const self = (open += 1);
    const far = connect(target, url.hostname);
    const pass = (to: typeof near) => (piece: Buffer) => {
      if (self > muted) to.write(piece);
      else lost += 1;
    };
    near.on("data", pass(far)).on("error", () => far.destroy());
    near.on("close", () => far.destroy());
    far.on("data", pass(near)).on("error", () => near.destroy());
    far.on("close", () => near.destroy());
  });
  await new Promise<void>((resolve) => way.listen(0, "127.0.0.1", resolve));
  await closeDatabase();
  url.port = String((way.address() as AddressInfo).port);
  process.env["DATABASE_URL"] = url.href;
});
afterAll(() => void way.close());
beforeEach(() => void (lost = 0));

const ask = () => sql`select 1 as one`.execute(database());

/** Runs a statement that is lost on the way, up to the deadline that every statement has. */
const loseOne = async (statement: () => Promise<unknown>): Promise<unknown> => {
  muted = open;
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
  try {
    const refused = statement().catch((reason: unknown) => reason);
    await vi.waitUntil(() => lost > 0);
    await vi.advanceTimersByTimeAsync(6_000);
    return await refused;
  } finally {
    vi.useRealTimers();
  }
};

test("a connection whose answer did not come in time is not used again", async () => {
  await ask();
  expect(await loseOne(ask)).toBeInstanceOf(Error);
  expect((await ask()).rows).toEqual([{ one: 1 }]);
});

test("a transaction whose answer did not come in time gives its connection up, and is not rolled back on it", async () => {
  await ask();
  const work = () => inTransaction(["select 1"], async () => ({ result: null, last: [] }));
  expect(await loseOne(work)).toBeInstanceOf(Error);
  expect(lost).toBe(1);
  expect((await ask()).rows).toEqual([{ one: 1 }]);
});

test("a fault that PostgreSQL itself tells leaves the connection in use", async () => {
  await ask();
  const before = open;
  await expect(sql`select 1 / 0`.execute(database())).rejects.toThrow("division by zero");
  await ask();
  expect(open).toBe(before);
});

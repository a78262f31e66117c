import fc from "fast-check";
import type { AttemptState } from "@/lib/payment/attempt";
import { someNews } from "@/lib/payment/factories";
import { buildAttempt, buildInvoice, invoiceId } from "@/lib/store/test-factories";
import type { StoreModules } from "@/e2e/simulation/store/store-modules";

/** What both stores must do alike; counters have a contract of their own. */
export type Stores = Omit<StoreModules, "rate" | "cardTries">;

const ids = ["cpi_contract1", "cpi_Contract1", "cpi_contract2"].map(invoiceId);
const id = fc.constantFrom(...ids);
const number = fc.constantFrom(1, 1, 2, 3);
const state = fc.constantFrom<AttemptState>("sent", "accepted", "unknown", "refused", "declined", "paid");
const fingerprint = fc.constantFrom(null, "one", "two");
const within = fc.constantFrom(0, 1_000, 20_000, 100_000);

/** One write inside of a transaction; attempts are named by their number. */
const write = fc.oneof(
  fc.record({
    kind: fc.constant("insert" as const),
    number,
    state,
    holds: fc.boolean(),
    nextIn: fc.option(within),
    token: fc.constantFrom("a", "b", "c", "d"),
    as: fc.constantFrom(...ids),
  }),
  fc.record({
    kind: fc.constant("update" as const),
    number,
    state: fc.option(state, { nil: undefined }),
    holds: fc.option(fc.boolean(), { nil: undefined }),
    code: fc.option(fc.constantFrom("1", null), { nil: undefined }),
    nextIn: fc.option(fc.option(within), { nil: undefined }),
  }),
  fc.record({ kind: fc.constant("move" as const), number, state, fingerprint }),
  fc.record({ kind: fc.constant("event" as const), number: fc.option(number), fingerprint }),
  fc.record({ kind: fc.constant("hold" as const), nextIn: fc.option(within) }),
  fc.constant({ kind: "throw" as const }),
);
type Write = typeof write extends fc.Arbitrary<infer T> ? T : never;

export const anyStep = fc.oneof(
  { weight: 2, arbitrary: fc.record({ kind: fc.constant("pass" as const), ms: within }) },
  {
    weight: 3,
    arbitrary: fc.record({
      kind: fc.constant("save" as const),
      id,
      minor: fc.constantFrom(10_890, 5_000),
      updatedAt: fc.constantFrom(null, 1_000, 2_000),
      askedAgo: fc.option(within),
      options: fc.option(fc.constantFrom({ locale: "de" }, {})),
    }),
  },
  {
    weight: 8,
    arbitrary: fc.record({ kind: fc.constant("tx" as const), id, writes: fc.array(write, { maxLength: 4 }) }),
  },
  { weight: 3, arbitrary: fc.record({ kind: fc.constant("look" as const), id, number }) },
  {
    weight: 2,
    arbitrary: fc.record({ kind: fc.constant("lease" as const), limit: fc.constantFrom(1, 10), ms: within }),
  },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant("hasten" as const), id, number, ms: within }) },
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constant("park" as const),
      id,
      number,
      fingerprint: fc.constantFrom("p1", "p2"),
      hasNews: fc.boolean(),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({ kind: fc.constant("replay" as const), id, number, all: fc.boolean() }),
  },
);
export type Step = typeof anyStep extends fc.Arbitrary<infer T> ? T : never;

const paymentIdOf = (invoice: string, n: number): string => `${invoice.toLowerCase()}-00000000-${n}`;

/** Ids are the store's own: told apart by the order in which they appear. */
const named = (value: unknown, names: Map<string, string>): unknown => {
  const text = JSON.stringify(value) ?? "null";
  return JSON.parse(
    text.replaceAll(/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/g, (uuid) => {
      if (!names.has(uuid)) names.set(uuid, `id ${names.size}`);
      return names.get(uuid) ?? uuid;
    }),
  );
};

const byId = <T extends { readonly paymentId: string }>(list: readonly T[]): readonly T[] =>
  list.toSorted((a, b) => (a.paymentId < b.paymentId ? -1 : 1));

/** What one step comes to: the store's answer, or that it refused. */
export async function act(
  stores: Stores,
  step: Step,
  now: number,
  names: Map<string, string>,
): Promise<unknown> {
  try {
    return named((await run(stores, step, now)) ?? null, names);
  } catch {
    return "refused";
  }
}

async function run({ inInvoice, due, parked, read }: Stores, step: Step, now: number): Promise<unknown> {
  switch (step.kind) {
    case "pass":
      return null;
    case "save": {
      const invoice = buildInvoice(step.id, {
        amount: { minor: step.minor, currency: "EUR" },
        updatedAt: step.updatedAt,
      });
      const askedAt = step.askedAgo === null ? null : now - step.askedAgo;
      await read.saveInvoice(invoice, "coma_1", step.options, askedAt);
      return read.getPayment(step.id);
    }
    case "tx":
      return {
        did: await transaction(inInvoice, step, now).catch(() => "refused"),
        after: await read.getPayment(step.id),
      };
    case "look":
      return [
        await read.getPayment(step.id),
        await read.getAttempts(step.id),
        await read.getAttempt(42, paymentIdOf(step.id, step.number)),
        await read.getAttemptByToken("a"),
      ];
    case "lease":
      return byId(await due.leaseDueAttempts(step.limit, step.ms));
    case "hasten": {
      const attempt = (await read.getAttempts(step.id)).find((each) => each.number === step.number);
      if (attempt) await due.hastenCheck(attempt.id, step.ms);
      return read.getAttempts(step.id);
    }
    case "park": {
      const paymentId = paymentIdOf(step.id, step.number);
      const news = step.hasNews ? someNews({ paymentId, projectId: 42 }) : null;
      const { fingerprint } = step;
      return parked.parkCallback({ reason: "parked", projectId: 42, paymentId, fingerprint, news });
    }
    case "replay": {
      const known = await parked.parkedNewsOfKnown(step.all ? null : paymentIdOf(step.id, step.number));
      for (const { fingerprint } of known.slice(0, 1)) await parked.clearParkedNews(fingerprint);
      return known.toSorted((a, b) => (a.fingerprint < b.fingerprint ? -1 : 1));
    }
  }
}

function transaction(
  { inInvoice }: Stores["inInvoice"],
  { id: invoice, writes }: Extract<Step, { kind: "tx" }>,
  now: number,
): Promise<unknown> {
  return inInvoice(invoice, async (tx) => {
    const answers: unknown[] = [tx.attempts, tx.invoice, tx.providerUntil, tx.now];
    const made = new Map(tx.attempts.map((each) => [each.number, each.id]));
    for (const each of writes) answers.push(await writeOne(each));
    return answers;

    async function writeOne(one: Write): Promise<unknown> {
      const nextAt = (nextIn: number | null | undefined) =>
        nextIn === undefined || nextIn === null ? nextIn : now + nextIn;
      const attemptId = "number" in one && one.number !== null ? (made.get(one.number) ?? null) : null;
      switch (one.kind) {
        case "insert": {
          const attempt = await tx.insertAttempt(
            buildAttempt(invoice, {
              number: one.number,
              paymentId: paymentIdOf(one.as, one.number),
              state: one.state,
              holds: one.holds,
              token: one.token,
              nextCheckAt: nextAt(one.nextIn) ?? null,
            }),
          );
          made.set(attempt.number, attempt.id);
          return attempt;
        }
        case "update": {
          const { state: next, holds, code, nextIn } = one;
          const patch = { state: next, holds, code, nextCheckAt: nextAt(nextIn) };
          const given = Object.fromEntries(Object.entries(patch).filter(([, value]) => value !== undefined));
          return attemptId === null ? null : tx.updateAttempt(attemptId, given);
        }
        case "move": {
          const event = { kind: "k", source: "gate", fingerprint: one.fingerprint, body: {} } as const;
          return attemptId === null
            ? null
            : tx.moveAttempt(attemptId, { state: one.state, code: "7" }, event);
        }
        case "event":
          return tx.appendEvent({
            attemptId,
            kind: "k",
            source: "payer",
            fingerprint: one.fingerprint,
            body: {},
          });
        case "hold":
          return tx.holdForProvider(nextAt(one.nextIn) ?? null);
        case "throw":
          throw new Error("rolled back");
      }
    }
  });
}

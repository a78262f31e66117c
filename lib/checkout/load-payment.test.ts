import { beforeEach, expect, it, vi } from "vitest";
import { loadPayment } from "@/lib/checkout/load-payment";
import type { Env } from "@/lib/config/env";
import type { Invoice } from "@/lib/payment/invoice";
import { anInvoice } from "@/lib/payment/factories";
import { ok } from "@/lib/result";
import { saveInvoice, type getPayment } from "@/lib/store/read";
import { useTestDatabase } from "@/lib/store/test-database";
import { invoiceId } from "@/lib/store/test-factories";

const account = {
  commerceAccount: "coma_1",
  gate: { projectId: 42 },
  gateMethods: { payment_card: "card" },
  attemptsLimit: 5,
};
vi.mock("@/lib/config/env", () => ({
  getEnv: () => ({ accounts: [account], publicApiUrl: "" }) as unknown as Env,
}));

/** Commerce's answers wait for the test's word; each tells how it stood when it was asked. */
const commerce = vi.hoisted(() => ({ asked: 0, answers: [] as (() => void)[], now: null as unknown }));
vi.mock("@/lib/public-api/get-invoice", () => ({
  getInvoice: async () => {
    const said = ok(commerce.now);
    commerce.asked += 1;
    await new Promise<void>((resolve) => commerce.answers.push(resolve));
    return said;
  },
}));
const reads = vi.hoisted(() => ({ done: 0 }));
vi.mock("@/lib/store/read", async (original) => {
  const store = await original<{ readonly getPayment: typeof getPayment }>();
  const counted: typeof getPayment = (id) =>
    store.getPayment(id).finally(() => {
      reads.done += 1;
    });
  return { ...store, getPayment: counted };
});
useTestDatabase();

let made = 0;
const atBank = (over: Partial<Invoice> = {}): Invoice => {
  const id = invoiceId(`cpi_LoadPayment${String(made).padStart(4, "0")}`);
  return anInvoice({
    id,
    commerceAccount: "coma_1",
    method: "payment_bank",
    flowName: "invoice",
    status: "running",
    ...over,
  });
};
const paid = () => atBank({ status: "paid", wireStatus: "processed", updatedAt: 1_000 });

beforeEach(async () => {
  made += 1;
  reads.done = 0;
  Object.assign(commerce, { asked: 0, answers: [], now: atBank() });
  await saveInvoice(atBank(), "coma_1", {});
});

const outcomeOf = async (question: ReturnType<typeof loadPayment>) => {
  const loaded = await question;
  return loaded.ok ? loaded.value.outcome.kind : loaded.error;
};
const untilAsked = (times: number) => vi.waitFor(() => expect(commerce.asked).toBe(times));
const answerAll = () => commerce.answers.splice(0).forEach((answer) => answer());

it("who comes from the provider hears what Commerce says now, however lately it was asked", async () => {
  commerce.now = paid();
  expect(await outcomeOf(loadPayment(atBank().id, { maxAgeMs: 60_000 }))).toBe("atProvider");
  const atDoor = outcomeOf(loadPayment(atBank().id, { maxAgeMs: 60_000, providerMaxAgeMs: 0 }));
  await untilAsked(1);
  answerAll();
  expect(await atDoor).toBe("paid");
});

it("a question that began before the payer came does not answer him; his own is shared by all who came with him", async () => {
  const early = outcomeOf(loadPayment(atBank().id, { maxAgeMs: 0 }));
  await untilAsked(1);
  commerce.now = paid();
  const late = Array.from({ length: 5 }, () => outcomeOf(loadPayment(atBank().id, { maxAgeMs: 0 })));
  await vi.waitFor(() => expect(reads.done).toBe(6));
  answerAll();
  expect(await early).toBe("atProvider");
  await untilAsked(2);
  answerAll();
  expect(await Promise.all(late)).toEqual(Array(5).fill("paid"));
  expect(commerce.asked).toBe(2);
});

it("who is at a provider is not asked for another way, also where Commerce names no method", async () => {
  const flow = { action: "https://psp.example/pay", method: "GET", params: [] } as const;
  await saveInvoice(atBank({ method: null, flowName: null, flow }), "coma_1", {});
  expect(await outcomeOf(loadPayment(atBank().id, { maxAgeMs: 60_000 }))).toBe("atProvider");
});

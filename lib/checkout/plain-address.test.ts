import { expect, it, vi } from "vitest";
import { applyNews } from "@/lib/checkout/apply-news";
import type { Env } from "@/lib/config/env";
import { someNews } from "@/lib/payment/factories";
import { inInvoice } from "@/lib/store/in-invoice";
import { saveInvoice } from "@/lib/store/read";
import { useTestDatabase } from "@/lib/store/test-database";
import { buildAttempt, buildInvoice, invoiceId } from "@/lib/store/test-factories";

const account = { live: true, saveCards: false, gate: { projectId: 0 } };
const env = { accounts: [account], checkAfterMs: 1_000 };
vi.mock("@/lib/config/env", () => ({ getEnv: () => env as unknown as Env }));
useTestDatabase();

let made = 0;
/** What a payer is asked after the Gate has named this address. */
const askedOver = async (url: string) => {
  const id = invoiceId(`cpi_PlainAddr${String((made += 1)).padStart(5, "0")}`);
  await saveInvoice(buildInvoice(id), "coma_1", {});
  const attempt = await inInvoice(id, (tx) =>
    tx.insertAttempt(buildAttempt(id, { state: "accepted", holds: true })),
  );
  account.gate.projectId = attempt.projectId;
  const { projectId, paymentId } = attempt;
  const instruction = { kind: "redirect", url, method: "GET", params: [] } as const;
  const ask = { key: "k", instruction };
  const told = someNews({ projectId, paymentId, status: "waiting", wireStatus: "awaiting redirect", ask });
  await applyNews(attempt, told, null);
  return inInvoice(id, async (tx) => tx.attempts[0]?.asked?.key);
};

it("the Gate sends nobody over plain http where real money moves", async () => {
  expect(await askedOver("http://psp.example/")).toBeUndefined();
  expect(await askedOver("https://psp.example/")).toBe("k");
  account.live = false;
  expect(await askedOver("http://psp.example/")).toBe("k");
});

import { expect, test } from "vitest";
import { inInvoice } from "@/lib/store/in-invoice";
import { countOpenAttempts } from "@/lib/store/open-attempts";
import { saveInvoice } from "@/lib/store/read";
import { useTestDatabase, withClient } from "@/lib/store/test-database";
import { buildAttempt, buildInvoice, invoiceId } from "@/lib/store/test-factories";

useTestDatabase();

test("open attempts are counted by age, and those that ended are not", async () => {
  const minutes = { a: 0, b: 5, c: 30, d: 300, e: 3_000, f: 0 };
  for (const [name, age] of Object.entries(minutes)) {
    const id = invoiceId(`cpi_OpenAttempt${name}0001`);
    await saveInvoice(buildInvoice(id), "coma_1", {});
    const state = name === "f" ? "paid" : "accepted";
    await inInvoice(id, (tx) =>
      tx.insertAttempt(buildAttempt(id, { state, holds: state === "accepted", paymentId: `p-${name}` })),
    );
    await withClient((client) =>
      client.query("update attempts set sent_at = now_ms() - $1::bigint where invoice_id = $2", [
        age * 60_000,
        id,
      ]),
    );
  }
  expect(await countOpenAttempts()).toEqual({ "1m": 1, "10m": 1, "1h": 1, "1d": 1, older: 1 });
});

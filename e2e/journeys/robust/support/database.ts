import { Client } from "pg";
import { stackUrl } from "@/e2e/journeys/support/stack-urls";

/** Looks into Checkout's store, past Checkout. */
export const query = async <T>(text: string, values: readonly unknown[] = []): Promise<T[]> => {
  const client = new Client({ connectionString: stackUrl("database") });
  await client.connect();
  try {
    return (await client.query(text, [...values])).rows as T[];
  } finally {
    await client.end();
  }
};

/** The states of an invoice's tries, in order. */
export const statesOf = async (invoiceId: string): Promise<readonly string[]> =>
  (
    await query<{ state: string }>("select state from attempts where invoice_id = $1 order by number", [
      invoiceId,
    ])
  ).map(({ state }) => state);

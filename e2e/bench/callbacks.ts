import { Client } from "pg";
import { figure, type Figure } from "@/e2e/bench/figure";
import { press, type Call } from "@/e2e/bench/load";
import { processOn, processorMs } from "@/e2e/bench/processor";
import { placeOrder } from "@/e2e/bench/shop";
import { signed } from "@/e2e/sandbox/gate/bodies";
import { phpJson } from "@/e2e/sandbox/shared/php-json";
import type { Stack } from "@/e2e/run/stack.mjs";

const many = 4_000;
const busy = { connections: 16, ms: 30_000 };

/** Open tries, as the store would hold them after so many sales: copies of one invoice, each with a try of its own. */
const seed = async (client: Client, template: string): Promise<void> => {
  await client.query(
    `insert into invoices (id, account, data, options, fetched_at)
     select 'cpi_Bench' || n, account, data || jsonb_build_object('id', 'cpi_Bench' || n), options, fetched_at
     from invoices, generate_series(1, $2::int) as n where id = $1`,
    [template, many],
  );
  await client.query(
    `insert into attempts (invoice_id, number, submission, payment_id, project_id, gate_method, method, state,
       holds, amount_minor, amount_currency, returned, sent_at, checks, not_found, next_check_at)
     select 'cpi_Bench' || n, 1, 1, 'cpi_bench' || n || '-0-1', 42, 'card', 'payment_card', 'accepted',
       true, 10890, 'EUR', 'none', now_ms(), 0, 0, now_ms() + 3600000
     from generate_series(1, $1::int) as n`,
    [many],
  );
};

const callbackOf = (n: number): string => {
  const sum = { amount: 10_890, currency: "EUR" };
  const body = {
    project_id: 42,
    payment: {
      id: `cpi_bench${n}-0-1`,
      type: "purchase",
      status: "success",
      date: "2026-11-22T10:00:00+0000",
      method: "card",
      sum,
      description: "Plants and pots",
    },
    account: { number: "400000******0077", type: "visa", expiry_month: "08", expiry_year: "2030" },
    operation: {
      id: 9_000_000 + n,
      type: "sale",
      status: "success",
      date: "2026-11-22T10:00:00+0000",
      request_id: `bench-${n}`,
      sum_initial: sum,
      sum_converted: sum,
      code: "0",
      message: "Success",
    },
  };
  return phpJson(signed(body, "sandbox-secret-key"));
};

/** Signed callbacks for as many open tries, each stored durably before it is answered. */
export const measureCallbacks = async (stack: Stack): Promise<Figure[]> => {
  const order = await placeOrder(stack);
  // A page that is looked at puts the invoice into the store.
  await fetch(`${stack.urls.checkout}/pay/${order.invoice_id}/card`);
  const client = new Client({ connectionString: stack.databaseUrl });
  await client.connect();
  try {
    await seed(client, order.invoice_id);
    const url = `${stack.urls.checkout}/api/callbacks/gate`;
    const calls: Call[] = Array.from({ length: many }, (_, n) => ({
      url,
      method: "POST",
      body: callbackOf(n + 1),
    }));
    const pid = processOn(new URL(url).port);
    const before = processorMs(pid);
    const load = await press(calls.values(), busy);
    const work = (processorMs(pid) - before) / load.requests;
    const { rows } = await client.query<{ paid: string; sync: string }>(
      `select count(*) as paid, current_setting('synchronous_commit') || '/' || current_setting('fsync') as sync
       from attempts where state = 'paid' and invoice_id like 'cpi_Bench%'`,
    );
    const note =
      `${load.requests} answered 200, ${rows[0]?.paid} paid in the store, ${load.failures} failed; ` +
      `synchronous_commit/fsync ${rows[0]?.sync}; p50 ${Math.round(load.p50)} ms, processor ${work.toFixed(1)} ms each`;
    return [
      figure("Callbacks a second", Math.round(load.perSecond), "/s", { least: 500 }, note),
      figure("Callbacks, p99", Math.round(load.p99), "ms", { most: 50 }, `${busy.connections} at a time`),
    ];
  } finally {
    await client.end();
  }
};

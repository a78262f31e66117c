import { Client } from "pg";
import { startEmptyNext } from "@/e2e/bench/empty-next";
import { figure, median, rounded, type Figure } from "@/e2e/bench/figure";
import { forever, type Call } from "@/e2e/bench/load";
import { byTurns, rateRatios, tellRates, tellWork } from "@/e2e/bench/rounds";
import { placeOrder } from "@/e2e/bench/shop";
import { signed } from "@/e2e/sandbox/gate/bodies";
import { phpJson } from "@/e2e/sandbox/shared/php-json";
import type { Stack } from "@/e2e/run/stack.mjs";

const many = 20_000;
const plan = { rounds: 5, connections: 16, ms: 2_500 };

/** Open tries, as the store would hold them after so many sales: copies of one invoice, each with a try of its own. */
export const seedTries = async (client: Client, template: string, tries: number): Promise<void> => {
  await client.query(
    `insert into invoices (id, account, data, options, fetched_at)
     select 'cpi_Bench' || n, account, data || jsonb_build_object('id', 'cpi_Bench' || n), options, fetched_at
     from invoices, generate_series(1, $2::int) as n where id = $1`,
    [template, tries],
  );
  await client.query(
    `insert into attempts (invoice_id, number, submission, payment_id, project_id, gate_method, method, state,
       holds, amount_minor, amount_currency, returned, sent_at, checks, not_found, next_check_at)
     select 'cpi_Bench' || n, 1, 1, 'cpi_bench' || n || '-0-1', 42, 'card', 'payment_card', 'accepted',
       true, 10890, 'EUR', 'none', now_ms(), 0, 0, now_ms() + 3600000
     from generate_series(1, $1::int) as n`,
    [tries],
  );
};

/** The Gate's word that one of them is paid; from 1 on. */
export const callbackOf = (n: number): string => {
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

/** Signed callbacks for as many open tries, each stored durably before it is answered; by turns with an empty door. */
export const measureCallbacks = async (stack: Stack): Promise<Figure[]> => {
  const order = await placeOrder(stack);
  // A page that is looked at puts the invoice into the store.
  await fetch(`${stack.urls.checkout}/pay/${order.invoice_id}/card`);
  const client = new Client({ connectionString: stack.databaseUrl });
  await client.connect();
  const empty = await startEmptyNext();
  try {
    await seedTries(client, order.invoice_id, many);
    const path = "/api/callbacks/gate";
    const calls: Call[] = Array.from({ length: many }, (_, n) => ({
      url: stack.urls.checkout + path,
      method: "POST",
      body: callbackOf(n + 1),
    }));
    const rounds = await byTurns(
      { origin: stack.urls.checkout, calls: calls.values() },
      {
        origin: empty.url,
        calls: forever({ url: new URL(path, empty.url).href, method: "POST", body: callbackOf(1) }),
      },
      plan,
    );
    const { rows } = await client.query<{ paid: string; sync: string }>(
      `select count(*) as paid, current_setting('synchronous_commit') || '/' || current_setting('fsync') as sync
       from attempts where state = 'paid' and invoice_id like 'cpi_Bench%'`,
    );
    const { ours } = rounds;
    const store = `${rows[0]?.paid} paid in the store, synchronous_commit/fsync ${rows[0]?.sync}`;
    const rates = ours.map(({ perSecond }) => perSecond);
    const tails = ours.map(({ p99 }) => p99);
    const against = rateRatios(rounds);
    return [
      figure(
        "Callbacks a second",
        Math.round(median(rates)),
        "/s",
        { least: 500 },
        `${tellRates(rounds)}; ${store}`,
        rates,
      ),
      figure(
        "Callbacks, p99",
        Math.round(median(tails)),
        "ms",
        { most: 50 },
        `${plan.connections} at a time`,
        tails,
      ),
      figure(
        "Callbacks a second, against an empty door",
        rounded(median(against)),
        "×",
        null,
        tellWork(rounds),
        against,
      ),
    ];
  } finally {
    await empty.stop();
    await client.end();
  }
};

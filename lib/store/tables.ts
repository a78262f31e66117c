import type { Generated, JSONColumnType } from "kysely";
import type { GateNews } from "@/lib/payment/news";
import type { Attempt, AttemptState } from "@/lib/payment/attempt";
import type { Invoice } from "@/lib/payment/invoice";
import type { InvoiceOptions } from "@/lib/store/types";

/** The tables as SQL knows them; migrations make them. Instants are milliseconds since 1970 by the database's clock. */
export type Tables = {
  invoices: {
    id: string;
    account: string;
    data: JSONColumnType<Invoice>;
    options: JSONColumnType<InvoiceOptions>;
    fetched_at: number;
    provider_until: number | null;
  };
  attempts: {
    id: Generated<string>;
    invoice_id: string;
    number: number;
    submission: number;
    payment_id: string;
    project_id: number;
    gate_method: string;
    method: string;
    state: AttemptState;
    holds: boolean;
    amount_minor: number;
    amount_currency: string;
    taken_minor: number | null;
    taken_currency: string | null;
    returned: "none" | "part" | "all";
    paid_at: number | null;
    left_minor: number | null;
    left_currency: string | null;
    code: string | null;
    card_brand: string | null;
    card_last4: string | null;
    browser: string | null;
    token: Generated<string>;
    asked: JSONColumnType<Attempt["asked"]> | null;
    answered: JSONColumnType<readonly string[]>;
    announced_minor: number | null;
    announced_currency: string | null;
    request_id: string | null;
    operation_id: string | null;
    created_at: Generated<number>;
    sent_at: number | null;
    updated_at: Generated<number>;
    checks: number;
    not_found: number;
    next_check_at: number | null;
    quiet: Generated<boolean>;
  };
  events: {
    id: Generated<number>;
    invoice_id: string;
    attempt_id: string | null;
    kind: string;
    source: string;
    fingerprint: string | null;
    body: string;
    at: Generated<number>;
  };
  links: { key: string; invoice_id: string | null; claimed_at: number };
  parked_callbacks: {
    reason: string;
    fingerprint: string;
    project_id: number | null;
    payment_id: string | null;
    news: JSONColumnType<GateNews> | null;
    times: Generated<number>;
    first_at: Generated<number>;
    last_at: Generated<number>;
  };
  saved_cards: {
    id: Generated<string>;
    account: string;
    browser: string;
    print: string;
    brand: string | null;
    last4: string;
    expiry_month: number | null;
    expiry_year: number | null;
    sealed: string;
    used_at: Generated<number>;
  };
  card_notes: {
    attempt_id: string;
    account: string;
    browser: string;
    keep_for: string | null;
    saved_card: string | null;
    at: Generated<number>;
  };
  hand_offs: {
    invoice_id: string;
    id: Generated<string>;
    code: string;
    expires_at: number;
    opened_at: number | null;
    browser: string | null;
  };
  rate_windows: { key: string; seconds: number; started_at: number; hits: number; ends_at: number };
  attacks: {
    key: string;
    recent: Generated<string>;
    until: Generated<number>;
    first_until: Generated<number>;
    told: Generated<boolean>;
  };
  card_tries: { attempt_id: string; account: string; card: string; bin: string; at: number };
};

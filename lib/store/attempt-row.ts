import { sql, type Insertable, type Selectable, type Updateable } from "kysely";
import type { Attempt } from "@/lib/payment/attempt";
import type { InvoiceId } from "@/lib/payment/invoice";
import type { Money } from "@/lib/money/money";
import { toJson } from "@/lib/store/json";
import type { AttemptPatch, NewAttempt } from "@/lib/store/types";
import type { Tables } from "@/lib/store/tables";

const money = (minor: number | null, currency: string | null): Money | null =>
  minor === null || currency === null ? null : { minor, currency };

/** Row to attempt. `holds` stays behind: it is the store's own lock, the heart knows the states. */
export const toAttempt = (row: Selectable<Tables["attempts"]>): Attempt => ({
  id: row.id,
  invoiceId: row.invoice_id as InvoiceId,
  number: row.number,
  submission: row.submission,
  paymentId: row.payment_id,
  projectId: row.project_id,
  gateMethod: row.gate_method,
  method: row.method,
  state: row.state,
  amount: { minor: row.amount_minor, currency: row.amount_currency },
  taken: money(row.taken_minor, row.taken_currency),
  returned: row.returned,
  left: money(row.left_minor, row.left_currency),
  paidAt: row.paid_at,
  code: row.code,
  card: row.card_last4 === null ? null : { brand: row.card_brand, last4: row.card_last4 },
  browser: row.browser,
  token: row.token,
  asked: row.asked,
  answered: row.answered,
  announced: money(row.announced_minor, row.announced_currency),
  requestId: row.request_id,
  operationId: row.operation_id,
  createdAt: row.created_at,
  sentAt: row.sent_at,
  updatedAt: row.updated_at,
  checks: row.checks,
  notFound: row.not_found,
  nextCheckAt: row.next_check_at,
  quiet: row.quiet,
});

/** All tries of an invoice as one value of a row: for reads that want more than tries in one round trip. */
export const attemptsOf = (id: InvoiceId) =>
  sql`(select coalesce(json_agg(a order by a.number), '[]') from attempts a where a.invoice_id = ${id})`;

/** Patch to columns; what is not in the patch is not touched. */
export const toColumns = ({
  amount,
  taken,
  card,
  asked,
  answered,
  announced,
  left,
  ...rest
}: AttemptPatch): Updateable<Tables["attempts"]> => ({
  submission: rest.submission,
  gate_method: rest.gateMethod,
  method: rest.method,
  state: rest.state,
  returned: rest.returned,
  paid_at: rest.paidAt,
  code: rest.code,
  browser: rest.browser,
  request_id: rest.requestId,
  operation_id: rest.operationId,
  sent_at: rest.sentAt,
  checks: rest.checks,
  not_found: rest.notFound,
  next_check_at: rest.nextCheckAt,
  quiet: rest.quiet,
  holds: rest.holds,
  ...(amount && { amount_minor: amount.minor, amount_currency: amount.currency }),
  ...(left !== undefined && { left_minor: left?.minor ?? null, left_currency: left?.currency ?? null }),
  ...(taken !== undefined && {
    taken_minor: taken?.minor ?? null,
    taken_currency: taken?.currency ?? null,
  }),
  ...(asked !== undefined && { asked: asked === null ? null : toJson(asked) }),
  ...(answered !== undefined && { answered: toJson(answered) }),
  ...(announced !== undefined && {
    announced_minor: announced?.minor ?? null,
    announced_currency: announced?.currency ?? null,
  }),
  ...(card !== undefined && { card_brand: card?.brand ?? null, card_last4: card?.last4 ?? null }),
});

/** A new attempt's row. It has every member that a patch may have, therefore its columns are whole. */
export const toRow = (attempt: NewAttempt) =>
  ({
    invoice_id: attempt.invoiceId,
    number: attempt.number,
    payment_id: attempt.paymentId,
    project_id: attempt.projectId,
    token: attempt.token,
    ...toColumns(attempt),
  }) as Insertable<Tables["attempts"]>;

import { createHash } from "node:crypto";
import type { AttemptState } from "@/lib/payment/attempt";
import type { OutcomeKind } from "@/lib/payment/outcome";
import type { Payment } from "@/e2e/simulation/conductor";
import type { Answer } from "@/e2e/simulation/gate/model-gate";
import { Outgoing } from "@/e2e/simulation/outgoing";
import { rightIds, rightTable } from "@/e2e/simulation/subject";
import type { Commit } from "@/e2e/simulation/store/model-store";
import type { AttemptRow, InvoiceRow } from "@/e2e/simulation/store/rows";
import type { World } from "@/e2e/simulation/world";

/** What a payer may be told only while no money was taken. */
const notPaid: readonly OutcomeKind[] = [
  "payable",
  "declined",
  "notStarted",
  "failed",
  "expired",
  "cancelled",
];

type Json = Readonly<Record<string, unknown>>;
const sha256 = (text: string): string => createHash("sha256").update(text).digest("hex");

const told = (body: Json): string =>
  String((body["payment"] as Json | undefined)?.["status"] ?? body["status"] ?? "");

/** What must be true at every moment: the safety invariants of trust-and-speed.md A.3. */
export class Watch {
  readonly outgoing: Outgoing;
  private readonly proven = new Set<string>();
  /** Nobody here can know of these charges yet: they were believed lost, or the store forgot them. */
  private readonly exempt = new Set<string>();
  private readonly forgeries: string[] = [];
  private wasSuccess = false;
  private hasForgotten = false;
  /** Of these the Gate has spoken before this store knew of them: no card may be sent for them. */
  private readonly parked = new Set<string>();
  /** The Gate has spoken of money that was taken, and not of the right sum. */
  private readonly doubted = new Set<string>();
  private readonly buckets = new Map<string, string | undefined>();
  private checked: { readonly row: InvoiceRow | undefined; readonly changes: string } = {
    row: undefined,
    changes: "",
  };

  constructor(private readonly world: World) {
    this.outgoing = new Outgoing(world);
  }

  /** S4, S6: what reaches the disk goes by the table, and a new try comes after verified declines only. */
  committed({ before, after, invoiceId }: Commit): void {
    if (invoiceId === null) return;
    const [old, now] = [before.invoices.get(invoiceId), after.invoices.get(invoiceId)];
    if (now === undefined) return;
    if (old !== undefined && old.events.length > now.events.length)
      this.world.violate("S4 the history got shorter");
    for (const row of now.attempts) {
      const former = old?.attempts.find(({ id }) => id === row.id);
      if (former === row) continue;
      if (former === undefined) this.inserted(row, now);
      const isHandedIn = row.state === "sent" && (former?.submission ?? 0) < row.submission;
      if (former !== undefined && isHandedIn) this.handedInAgain(former);
      else if (former !== undefined && former.state !== row.state) this.moved(former.state, row);
      if (isHandedIn) this.outgoing.intend(row.paymentId);
    }
  }

  private inserted(row: AttemptRow, { attempts }: InvoiceRow): void {
    if (this.parked.has(row.paymentId)) this.outgoing.silenced.add(row.paymentId);
    this.world.note(`try ${row.number} ${row.paymentId} ${row.state}`);
    const right = rightIds.buildPaymentId(row.invoiceId, row.number, sha256);
    if (row.paymentId !== right) this.world.violate(`the payment id of try ${row.number} is another one`);
    for (const other of attempts) {
      if (other.id === row.id) continue;
      if (other.state !== "declined") this.world.violate(`a try beside one that is ${other.state}`);
    }
  }

  /** The same try once more: only what did not start, or what the Gate offers to try again. */
  private handedInAgain({ state, asked, paymentId }: AttemptRow): void {
    this.world.note(`${paymentId} ${state} → sent`);
    this.outgoing.silenced.delete(paymentId);
    const isOffer = asked?.instruction.kind === "retryOffer" && rightTable.isOpen(state);
    if (state !== "refused" && !isOffer) this.world.violate(`S4 ${state} was handed in again`);
    if (state === "refused") this.world.crossed("refused resubmit");
  }

  private moved(from: AttemptState, { state, paymentId, amount, announced, code, sentAt }: AttemptRow): void {
    this.world.note(`${paymentId} ${from} → ${state}`);
    const edges: Readonly<Record<string, AttemptState>> = rightTable.TRANSITIONS[from];
    if (!Object.values(edges).includes(state))
      this.world.violate(`S4 ${from} → ${state} is not in the table`);
    const payment = this.world.gate.payments.get(paymentId);
    const charges = this.world.gate.charges.filter((charge) => charge.paymentId === paymentId);
    if (state === "declined" && payment?.told.has("decline") !== true)
      this.world.violate("declined without the Gate's word");
    if (state === "paid") {
      const isRight = charges.some(
        ({ minor, currency }) =>
          currency === amount.currency && (minor === amount.minor || minor === announced?.minor),
      );
      // Of what went back already nobody tells how much it had been.
      const isBack = charges.length > 0 && payment?.status.includes("refunded") === true;
      if (!isRight && !isBack) this.world.violate("S3 paid without a charge of that sum");
      this.proven.add(paymentId);
    }
    if (state === "refused" && code === "notFound" && this.world.store.now() - (sentAt ?? 0) < 60_000)
      this.world.violate("believed never to have arrived, within a minute");
    if (state === "partial" && charges.length === 0) this.world.violate("S3 partial without a charge");
    if (state !== "refused") this.exempt.delete(paymentId);
  }

  arrive(path: string, body: Json, isLimbo: boolean): Answer {
    const id = String((body["general"] as Json)["payment_id"]);
    const row = this.row?.attempts.find(({ paymentId }) => paymentId === id);
    const isSale = /^payment\/.+\/sale/.test(path);
    if (isSale && (row === undefined || isLimbo)) this.exempt.add(id);
    const answer = this.world.gate.handle(path, body);
    this.world.note(`Gate ${path} ${id} ${answer.http} ${told(answer.body)}`);
    return answer;
  }

  /** The store has forgotten its last commits: what was proven by them is known no more. */
  forgot(): void {
    this.hasForgotten = true;
    this.parked.clear();
    this.outgoing.silenced.clear();
    this.doubted.clear();
    this.wasSuccess = false;
    this.proven.clear();
    for (const { paymentId, state } of this.row?.attempts ?? [])
      if (state === "paid") this.proven.add(paymentId);
    for (const id of this.world.gate.payments.keys()) if (!this.proven.has(id)) this.exempt.add(id);
    for (const id of this.outgoing.sends.keys()) if (!this.proven.has(id)) this.exempt.add(id);
  }

  /** S2: a true callback that was answered with 200 is kept, in the payment or beside it. */
  acknowledged(raw: string, fate: string): void {
    const { payment } = JSON.parse(raw) as {
      payment: { id: string; status: string; sum?: { amount: number; currency: string } };
    };
    if (fate === "parked") {
      const isKept = this.world.store.rows.parked.some(({ fingerprint }) => fingerprint === sha256(raw));
      if (!isKept && !this.hasForgotten) this.world.violate("a true callback of an unknown payment is gone");
      this.parked.add(payment.id);
      return;
    }
    if (payment.status !== "success" || this.world.isForgetful) return;
    const row = this.row?.attempts.find(({ paymentId }) => paymentId === payment.id);
    if (row === undefined || payment.sum === undefined) return;
    const { amount, currency } = payment.sum;
    const isSum = amount === row.amount.minor || amount === row.announced?.minor;
    if (isSum && currency === row.amount.currency && row.state !== "paid")
      this.world.violate("S2 a success was acknowledged and not kept");
    if (amount > row.amount.minor || currency !== row.amount.currency) this.doubted.add(payment.id);
  }

  forged(raw: string): void {
    this.forgeries.push(
      sha256(raw),
      String((JSON.parse(raw) as { operation?: { id: number } }).operation?.id),
    );
  }

  private get row(): InvoiceRow | undefined {
    return this.world.store.invoice(this.world.id);
  }

  /** The payment as every page would show it now. */
  present(): Payment | null {
    const { row } = this;
    const [instance] = this.world.instances;
    const account = this.world.env.accounts.find(({ commerceAccount }) => commerceAccount === row?.account);
    if (row === undefined || instance === undefined || account === undefined) return null;
    const now = this.world.store.now();
    const { data: invoice, attempts, options } = row;
    const outcome = instance.conductor.outcomeFor(invoice, account, attempts, now);
    return { invoice, account, attempts, options, outcome, now };
  }

  /** S1 to S4, S9: after every step. Where nothing of what it reads has changed, its answer has not either. */
  check(): void {
    const { row } = this;
    const { gate, store } = this.world;
    const isExpired = row !== undefined && row.data.expiresAt !== null && store.now() >= row.data.expiresAt;
    const ledger = gate.charges.reduce((sum, { minor }) => sum + minor, 0);
    const changes = `${ledger} ${gate.charges.length} ${this.proven.size} ${this.exempt.size} ${this.doubted.size} ${isExpired}`;
    if (row === this.checked.row && changes === this.checked.changes) return;
    this.checked = { row, changes };
    this.checkNow();
  }

  private checkNow(): void {
    const { gate } = this.world;
    const onTime = gate.charges.filter(({ late }) => !late);
    if (onTime.length > 1) this.world.violate("S1 two charges");
    const payment = this.present();
    if (payment === null) return;
    const { kind } = payment.outcome;
    if (this.proven.size > 0 && kind !== "paid") this.world.violate(`S2 proven, and shown as ${kind}`);
    const isOpen = payment.attempts.some(({ state }) => rightTable.isOpen(state));
    // A part of which something went back is shown as returned money, beside whatever else is open.
    const isProven = payment.attempts.some(
      ({ state, returned }) => state === "paid" || (state === "partial" && returned !== "none"),
    );
    if (kind === "paid" && isOpen && !isProven)
      this.world.violate("S3 shown as paid while a try is open and not proven");
    if (this.doubted.size > 0 && notPaid.includes(kind))
      this.world.violate(`S2 money is in doubt, and shown as ${kind}`);
    const unknown = onTime.filter(({ paymentId }) => !this.exempt.has(paymentId));
    if (unknown.length > 0 && notPaid.includes(kind)) this.world.violate(`S2 charged, and shown as ${kind}`);
    if ((kind === "paid" || kind === "partial") && gate.charges.length === 0)
      this.world.violate(`S3 nothing was charged, and shown as ${kind}`);
    const bucket = this.bucketOf(payment);
    if (bucket === "success" && gate.charges.length === 0)
      this.world.violate("S9 the shop is told of a success");
    if (bucket === "fail" && unknown.length > 0) this.world.violate("S9 the shop is told of a failure");
    if (this.wasSuccess && bucket !== "success")
      this.world.violate(`S9 after success the shop is told ${bucket}`);
    this.wasSuccess ||= bucket === "success";
  }

  /** Which address of the shop a payer is led to. It follows from the outcome's kind and group alone. */
  private bucketOf(payment: Payment): string | undefined {
    const { outcome } = payment;
    const key = `${outcome.kind} ${outcome.kind === "declined" ? outcome.group : ""}`;
    if (!this.buckets.has(key))
      this.buckets.set(key, this.world.instances[0]?.conductor.returnWay(payment)?.bucket);
    return this.buckets.get(key);
  }

  /** S7, S8: nothing of a card, and nothing of a forgery, is anywhere. */
  checkRemains(): void {
    const { store, logged } = this.world;
    const rows = [...store.rows.invoices.values()];
    const kept = JSON.stringify([rows, store.rows.parked.map(({ news }) => news)]);
    const said = logged.join("\n");
    for (const card of this.outgoing.seen.keys())
      if (card.length === 16 && (kept.includes(card) || said.includes(card)))
        this.world.violate("S7 a card number was kept or logged");
    if (/CANARY/.test(said + kept)) this.world.violate("S7 a code or a holder was kept or logged");
    for (const mark of this.forgeries)
      if (mark !== "undefined" && JSON.stringify(rows).includes(mark))
        this.world.violate("S8 a forged callback left a trace");
  }
}

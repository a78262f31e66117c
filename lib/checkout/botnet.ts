import { admitCard, beginTry, bondOf, settleTry, type Handed } from "@/lib/checkout/admit-card";
import type { ModelStore } from "@/lib/checkout/botnet-store";
import { effort } from "@/lib/checkout/card-pass";
import type { Account } from "@/lib/config/account";
import type { Pan } from "@/lib/card/pan";
import { parseInvoiceId, type InvoiceId } from "@/lib/payment/invoice";
import { abuseKeys } from "@/lib/security/abuse-key";
import { attackKeys } from "@/lib/security/card-testing";
import { overLimit } from "@/lib/security/limits";
import { isSolved, issuePass } from "@/lib/security/pass";

/** For tests: the one account of the play, as far as limits know it. */
const account = { commerceAccount: "coma_1", gate: { secret: "s".repeat(32) } } as Account;

/** Seeded numbers from 0 to 1 (mulberry32): the play is the same each time. */
export const seeded = (seed: number) => (): number => {
  seed = (seed + 0x6d2b79f5) | 0;
  let t = Math.imul(seed ^ (seed >>> 15), 1 | seed);
  t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
  return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
};

export type Card = { readonly pan: Pan; readonly bin: string };
export const aCard = (bin: string, number: number): Card => ({
  bin,
  pan: `${bin}${String(number).padStart(8, "0")}` as Pan,
});

export type Link = {
  readonly id: InvoiceId;
  tries: number;
  declined: number;
  /** A try is open, or it is paid: the invoice's slot, see law 2. */
  closed: boolean;
};
export const aLink = (name: string): Link => {
  const id = parseInvoiceId(`cpi_${name.padEnd(16, "0")}`);
  if (id === null) throw new Error(name);
  return { id, tries: 0, declined: 0, closed: false };
};

export type Answer = "sent" | "tooManySubmits" | "checkFirst" | "cardPaused";

/** What a page asks of whoever opens it; `null`: nothing. */
export type Asks = { readonly bits: number; readonly seconds: number } | null;

/**
 * Checkout and the Gate as payers and botnets meet them, on virtual time: limits, passes and attacks are the real code,
 * the store is its model, the Gate an answer after some seconds.
 */
export class BotnetWorld {
  readonly random: () => number;
  private queue: { at: number; act: () => Promise<void> }[] = [];
  /** The attempts that an account allows. */
  readonly attemptsLimit = 5;

  constructor(
    readonly store: ModelStore,
    seed: number,
  ) {
    this.random = seeded(seed);
  }

  get seconds(): number {
    return this.store.now / 1_000;
  }

  after(seconds: number, act: () => Promise<void>): void {
    const at = Math.round(this.store.now + seconds * 1_000);
    // A heap would be quicker; the queue is short and nearly sorted.
    let place = this.queue.length;
    while (place > 0 && (this.queue[place - 1]?.at ?? 0) < at) place -= 1;
    this.queue.splice(place, 0, { at, act });
  }

  async run(untilSeconds: number): Promise<void> {
    for (let next = this.queue.pop(); next !== undefined; next = this.queue.pop()) {
      if (next.at > untilSeconds * 1_000) return;
      this.store.now = next.at;
      await next.act();
    }
  }

  /** What the card page asks now; `sentBack`: the card was refused a moment ago. */
  asks(link: Link, sentBack: boolean): Asks {
    const on = this.store.isRaised(attackKeys({ account: account.commerceAccount, bin: "" }).account);
    return sentBack || on ? effort(link.declined) : null;
  }

  /** A pass that was worked or waited for: as good as the one that the page would give, with less to reckon. */
  pass(link: Link, address: string): string {
    const bits = 3;
    const bond = bondOf(link.id, address, link.tries);
    const [key] = abuseKeys(account, null, "pass");
    const pass = issuePass(key, bond, { kind: "work", bits }, this.store.now);
    const mark = pass.slice(pass.lastIndexOf(".") + 1);
    for (let n = 0; ; n += 1) if (isSolved(mark, String(n), bits)) return `${pass}~${n}`;
  }

  /** Hands a card in. Where it goes to the Gate, `ended` is called when the Gate has decided. */
  async submit(
    link: Link,
    by: {
      readonly card: Card;
      readonly address: string;
      readonly device: string | null;
      readonly pass: string;
    },
    gate: { readonly paid: boolean; readonly seconds: number; readonly ended: (paid: boolean) => void },
  ): Promise<Answer> {
    const { address } = by;
    const over = await overLimit(this.store.count, "submit", { invoiceId: link.id, address });
    if (over !== null) return "tooManySubmits";
    const handed: Handed = {
      invoiceId: link.id,
      account,
      real: true,
      tries: link.tries,
      pan: by.card.pan,
      address,
      device: by.device,
      pass: by.pass,
      now: this.store.now,
    };
    const admitted = await admitCard(handed, this.store, null);
    if (!admitted.ok) return admitted.error;
    const id = `${link.id} ${link.tries}`;
    await beginTry(id, admitted.value.note, this.store);
    Object.assign(link, { tries: link.tries + 1, closed: true });
    this.after(gate.seconds, async () => {
      link.closed = gate.paid || link.tries >= this.attemptsLimit;
      if (!gate.paid) link.declined += 1;
      await settleTry({ id, gateMethod: "card" }, gate.paid ? "paid" : "declined", this.store);
      gate.ended(gate.paid);
    });
    return "sent";
  }
}

import type { Pan } from "@/lib/card/pan";
import type { Instrument } from "@/lib/gate/sale";
import { ok } from "@/lib/result";
import type { Conductor } from "@/e2e/simulation/conductor";
import type { Instance } from "@/e2e/simulation/instance";
import type { World } from "@/e2e/simulation/world";

/** One page that is open somewhere; what it shows may be old. */
type Tab = { seen: number | null };

const methods = ["payment_kassa", "payment_bank"] as const;

/** Somebody with a card and no pass, where real money moves. */
const stranger = { real: true, tries: 0, address: null, device: null, pass: "", now: 0 } as const;

/** Somebody who pays: in several tabs and devices, twice at once, with Back, and never as the page would like it. */
export class Payer {
  private readonly tabs: readonly Tab[] = [{ seen: null }, { seen: null }, { seen: null }];
  private cards = 0;
  /** What banks have handed out so far; a payer may come back with an old one. */
  private readonly messages: string[] = [];

  constructor(private readonly world: World) {}

  private get tab(): Tab {
    return this.world.payerDice.oneIn(3)
      ? (this.world.payerDice.one(this.tabs) ?? { seen: null })
      : (this.tabs[0] ?? { seen: null });
  }

  /** One of the things that a payer does. */
  act(): void {
    const { payerDice } = this.world;
    const act = payerDice.roll(20);
    if (act < 6) this.submit(this.tab);
    else if (act < 8) {
      const { tab } = this;
      this.submit(tab, true);
      this.submit(tab, true);
    } else if (act < 10) this.open(this.tab);
    else if (act < 17) {
      this.answer();
      if (payerDice.oneIn(4)) this.answer();
    } else if (act < 18) this.press();
    else this.submit(this.tab, false, true);
  }

  private run(name: string, flow: (conductor: Conductor, instance: Instance) => Promise<unknown>): void {
    const instance = this.world.anyInstance();
    void this.world.begin(instance, name, flow(instance.conductor, instance));
  }

  /** Loads the page: from now on this tab shows that amount. */
  open(tab: Tab): void {
    this.run("open", async ({ loadPayment, stepsFor, askSoon }) => {
      const loaded = await loadPayment(this.world.id);
      if (!loaded.ok) return loaded.error;
      tab.seen = loaded.value.invoice.amount.minor;
      const [step] = stepsFor(loaded.value.outcome);
      if (step === "waiting") await askSoon(loaded.value);
      return step;
    });
  }

  /** Hands in the form of that tab, however old; where it never loaded, it loads first. */
  submit(tab: Tab, isAtOnce = false, isOther = false): void {
    const { world } = this;
    this.run("submit", async ({ loadPayment, admitCard, submitTry }) => {
      if (tab.seen === null || (!isAtOnce && world.payerDice.oneIn(2))) {
        const loaded = await loadPayment(world.id);
        if (!loaded.ok) return loaded.error;
        tab.seen = loaded.value.invoice.amount.minor;
      }
      this.cards += 1;
      // What this form says is what stood on it: the tab may be loaded anew while it is on its way.
      const { seen } = tab;
      const { method, instrument } = this.instrument(seen, isOther);
      const [account] = world.env.accounts;
      const admitted =
        instrument.kind === "card" && account !== undefined
          ? await admitCard({ ...stranger, invoiceId: world.id, account, pan: instrument.pan as Pan })
          : ok(null);
      if (!admitted.ok) return admitted.error;
      return submitTry({
        invoiceId: world.id,
        method,
        instrument,
        contact: { id: null, email: null, phone: null },
        seen: `${seen}:EUR`,
        address: null,
        browser: null,
        browserHash: null,
        ...(admitted.value && { quiet: admitted.value.quiet, tryNote: admitted.value.note }),
        origin: "https://pay.example",
      });
    });
  }

  private instrument(
    seen: number,
    isOther: boolean,
  ): { readonly method: string; readonly instrument: Instrument } {
    const { plan, payerDice, watch } = this.world;
    const { seen: typed } = watch.outgoing;
    const digits = `${String(plan.seed % 1_000_000_000).padStart(9, "0")}${String(this.cards).padStart(6, "0")}`;
    if (isOther) {
      typed.set(`7${digits}`, seen);
      return {
        method: payerDice.pick(methods),
        instrument: { kind: "method", fields: { "customer.phone": `7${digits}` } },
      };
    }
    typed.set(`4${digits}`, seen);
    return {
      method: "payment_card",
      instrument: {
        kind: "card",
        pan: `4${digits}` as Pan,
        month: 12,
        year: 2031,
        cvv: "CVV-CANARY",
        holder: "CANARY HOLDER",
      },
    };
  }

  /** Does what the Gate asks for: once, twice, with an old message, elsewhere. */
  private answer(): void {
    this.run("answer", async (conductor) => {
      const { world, messages } = this;
      const loaded = await conductor.loadPayment(world.id);
      if (!loaded.ok || loaded.value.outcome.kind !== "checking") return "nothing asked";
      const { attempt } = loaded.value.outcome;
      const { asked } = attempt;
      if (asked === null) return conductor.askSoon(loaded.value);
      const payment = world.gate.payments.get(attempt.paymentId);
      const ref = {
        invoiceId: world.id,
        attemptId: attempt.id,
        key: asked.key,
        kind: asked.instruction.kind,
      };
      switch (asked.instruction.kind) {
        case "deviceCheck":
          return world.payerDice.oneIn(2)
            ? conductor.takeDeviceReport(attempt)
            : conductor.skipDeviceCheck(world.id, attempt.id, asked.key);
        case "challenge": {
          const fresh = payment?.waits?.cres ?? "";
          if (fresh !== "") messages.push(fresh);
          const text = world.payerDice.oneIn(5) ? world.payerDice.one(messages) : messages.at(-1);
          if (text === undefined) return "no bank";
          const md = asked.instruction.params.find(([name]) => name === "MD")?.[1] ?? null;
          return conductor.takeBankMessage(
            attempt,
            asked.instruction.scheme === "creq"
              ? { kind: "cres", cres: text }
              : { kind: "pares", pares: text, md },
          );
        }
        case "redirect":
        case "display":
          if (payment?.waits?.stage === asked.instruction.kind) world.gate.goOn(payment);
          return "paid elsewhere";
        case "clarification":
          if (world.payerDice.oneIn(3)) await conductor.askForNewCode(ref, null);
          return conductor.answerClarification(ref, { customer: { otp: "123456" } });
        case "confirmation":
          await conductor.startMerchantAuth(ref);
          return conductor.finishMerchantAuth(ref, "55");
        case "retryOffer":
          return this.submit(
            { seen: loaded.value.invoice.amount.minor },
            false,
            attempt.gateMethod !== "card",
          );
      }
    });
  }

  /** "I have paid": the Gate is asked soon. */
  press(): void {
    this.run("press", async ({ loadPayment, askSoon }) => {
      const loaded = await loadPayment(this.world.id, { maxAgeMs: Infinity });
      if (loaded.ok) await askSoon(loaded.value, true);
    });
  }
}

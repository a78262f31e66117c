import type { World } from "@/e2e/simulation/world";

type Json = Readonly<Record<string, unknown>>;

/** What must be true of each request to the Gate at the moment in which it leaves. */
export class Outgoing {
  /** What the payer saw on the button, by the card that he then typed. */
  readonly seen = new Map<string, number>();
  /** Status queries of each payment. */
  readonly questions = new Map<string, number>();
  readonly sends = new Map<string, number>();
  /** The Gate has spoken of these before: no card may be sent for them. */
  readonly silenced = new Set<string>();
  private readonly intents = new Map<string, number>();
  private readonly results = new Set<string>();

  constructor(private readonly world: World) {}

  /** A try was committed that is now to be sent, once. */
  intend(paymentId: string): void {
    this.intents.set(paymentId, (this.intents.get(paymentId) ?? 0) + 1);
  }

  /** S5, S6: a request is about to leave an instance. */
  leaving(path: string, body: Json, isRefused: boolean): void {
    const id = String((body["general"] as Json)["payment_id"]);
    if (path === "payment/status") this.questions.set(id, (this.questions.get(id) ?? 0) + 1);
    const message = body["cres"] ?? body["pares"];
    if (typeof message === "string" && !isRefused) {
      // A payer may bring the message of a former try: it is another payment's at the Gate, and no repetition.
      const result = `${id} ${message}`;
      if (this.results.has(result) && !this.world.isForgetful)
        this.world.violate("a bank's message is sent twice");
      this.results.add(result);
    }
    if (!/^payment\/.+\/sale/.test(path)) return;
    if (this.silenced.delete(id))
      this.world.violate("a card is sent although the Gate has spoken of this payment before");
    const sent = (this.sends.get(id) ?? 0) + 1;
    this.sends.set(id, sent);
    if (sent > (this.intents.get(id) ?? 0))
      this.world.violate(`S6 sale ${sent} of ${id} leaves without a committed intent of its own`);
    const { amount, currency } = body["payment"] as { readonly amount: number; readonly currency: string };
    const key = this.payerOf(body);
    if (this.seen.get(key) !== amount || currency !== "EUR")
      this.world.violate(
        `S5 ${amount} ${currency} is asked for, ${this.seen.get(key)} was seen${isRefused ? " (refused)" : ""}`,
      );
  }

  /** A card by its number, another method by the phone that was typed. */
  private payerOf(body: Json): string {
    const card = body["card"] as Json | undefined;
    const customer = body["customer"] as Json | undefined;
    return String(card?.["pan"] ?? customer?.["phone"] ?? "");
  }
}

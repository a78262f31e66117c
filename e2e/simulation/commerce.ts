import type { Answer } from "@/e2e/simulation/gate/model-gate";
import type { World } from "@/e2e/simulation/world";

/** Commerce as far as an invoice goes: it tells what is owed, and learns from the Gate what was paid. */
export class ModelCommerce {
  minor = 10_890;
  status = "created";
  expires: number | null = null;
  private updated: number;
  /** Sums that it has ever asked for. */
  readonly asked = new Set<number>([10_890]);

  constructor(private readonly world: World) {
    this.updated = Math.floor(world.epoch / 1_000);
  }

  private touch(): void {
    this.updated = Math.max(
      this.updated + 1,
      Math.floor((this.world.epoch + this.world.timeline.now) / 1_000),
    );
  }

  reprice(minor: number): void {
    this.minor = minor;
    this.asked.add(minor);
    this.touch();
  }

  close(status: "expired" | "terminated"): void {
    if (this.status !== "created") return;
    this.status = status;
    this.touch();
  }

  expireAt(ms: number): void {
    this.expires = Math.floor((this.world.epoch + ms) / 1_000);
    this.touch();
  }

  /** The Gate has moved the invoice. */
  pay(isPart: boolean): void {
    this.status = isPart ? "partially_processed" : "processed";
    this.touch();
  }

  /** One question and how long its answer takes. */
  ask(url: string): { readonly ms: number; readonly answer: Answer } {
    const ms = this.world.network.pick([3, 10, 40, 200]);
    if (this.world.strikes("commerceAway", 4))
      return { ms: this.world.network.pick([10, 9_000]), answer: { http: 503, body: {} } };
    const { id } = this.world;
    if (!url.includes(id)) return { ms, answer: { http: 404, body: { errors: [{ status: "404" }] } } };
    const attributes = {
      status: this.status,
      amount: this.minor / 100,
      currency: "EUR",
      updated: this.updated,
      ...(this.expires === null ? {} : { expires: this.expires }),
      return_url: "https://shop.example/back",
    };
    const relationships = { "commerce-account": { data: { id: "coma_1" } } };
    return {
      ms,
      answer: { http: 200, body: { data: { id, type: "payment-invoices", attributes, relationships } } },
    };
  }
}

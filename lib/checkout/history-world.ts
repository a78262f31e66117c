import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { isJsonObject, parseJson, type JsonObject } from "@/lib/gate/json";
import { sign } from "@/lib/gate/signature";

/** For tests: a Gate whose every answer waits for the test's word, and a Commerce that answers at once. Real HTTP. */
export const projectId = 42;
export const secret = "history-secret-key";

export type GateStatus = "processing" | "success" | "decline" | "error";
type Life = { status: GateStatus; readonly minor: number; readonly pan: string };
export type Charge = { readonly paymentId: string; readonly minor: number; readonly late: boolean };
export type Held = {
  readonly kind: "sale" | "status";
  readonly paymentId: string;
  readonly pan: string;
  /** Whom the Gate was told of; empty where nobody was named. */
  readonly customer: string;
  readonly minor: number;
  /** What the Gate knew when the question came. */
  readonly known: JsonObject;
  readonly answer: (http: number, body: JsonObject | string) => void;
  readonly reset: () => void;
};
export type Callback = { readonly raw: string; readonly paymentId: string; readonly status: GateStatus };

export class HistoryWorld {
  /** The Gate's truth: who was charged. */
  charges: Charge[] = [];
  lives = new Map<string, Life>();
  held: Held[] = [];
  callbacks: Callback[] = [];
  /** What Commerce says each invoice is about, in minor units of EUR. */
  amounts = new Map<string, number>();
  commerceUp = true;
  onChange: () => void = () => undefined;
  onSale: (held: Held) => Promise<void> = async () => undefined;
  private readonly servers: Server[] = [];
  private operation = 1_000_000;

  async start(): Promise<void> {
    const gate = await this.listen((request, answer) => void this.gate(request, answer));
    const commerce = await this.listen((request, answer) => this.commerce(request, answer));
    const file = join(mkdtempSync(join(tmpdir(), "history-")), "accounts.json");
    const account = {
      commerce_account: "coma_1",
      public_key: "pk_test_1",
      name: "Shop",
      gate: { project_id: projectId, secret },
      gate_methods: {
        payment_card: "card",
        payment_kassa: "cash-in-kz/kassa24",
        payment_terminal: "cash-in-kz/qiwi",
      },
      attempts_limit: 50,
    };
    writeFileSync(file, JSON.stringify([account]));
    Object.assign(process.env, {
      CHECKOUT_URL: "http://127.0.0.1:3000",
      PUBLIC_API_URL: `${commerce}/public-api`,
      GATE_URL: gate,
      CHECKOUT_ACCOUNTS_FILE: file,
      // A held request is a crash: it must never come to an end by itself.
      GATE_TIMEOUT_MS: "120000",
    });
  }

  /** Held requests stay held: a crashed act must not wake up when its store is gone. */
  stop(): void {
    for (const server of this.servers) server.unref();
  }

  reset(): void {
    Object.assign(this, { charges: [], lives: new Map(), held: [], callbacks: [], commerceUp: true });
  }

  /** A sale comes in at the Gate: true when it starts a payment; false where the Gate has one (3041). */
  arrive({ paymentId, minor, pan }: Held): boolean {
    const known = this.lives.get(paymentId);
    if (known !== undefined && known.status !== "error") return false;
    this.lives.set(paymentId, { status: "processing", minor, pan });
    return true;
  }

  /** The Gate decides, the ledger is written and a callback is on its way. */
  settle(paymentId: string, status: GateStatus, late = false): void {
    const life = this.lives.get(paymentId);
    if (life === undefined) return;
    life.status = status;
    if (status === "success") this.charges.push({ paymentId, minor: life.minor, late });
    this.callbacks.push({ raw: JSON.stringify(this.tell(paymentId, "operation")), paymentId, status });
  }

  /** A payment as the Gate tells it now, rightly signed. */
  tell(paymentId: string, form: "operation" | "operations"): JsonObject {
    const life = this.lives.get(paymentId);
    if (life === undefined) return { status: "error", errors: [{ code: "3061", message: "not found" }] };
    const step = {
      id: ++this.operation,
      type: "sale",
      status: life.status,
      code: life.status === "decline" ? "10105" : "0",
    };
    const body: JsonObject = {
      project_id: projectId,
      payment:
        life.status === "error"
          ? { id: paymentId, status: "error" }
          : {
              id: paymentId,
              type: "purchase",
              status: life.status,
              sum: { amount: life.minor, currency: "EUR" },
            },
      ...(life.status === "error" ? { errors: [{ code: "502", message: "Validation error" }] } : {}),
      ...(life.status === "error" ? {} : { [form]: form === "operation" ? step : [step] }),
    };
    return { ...body, signature: sign(body, secret) };
  }

  private async gate(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const body = await readJson(request);
    const general = isJsonObject(body["general"]) ? body["general"] : {};
    const payment = isJsonObject(body["payment"]) ? body["payment"] : {};
    const card = isJsonObject(body["card"]) ? body["card"] : {};
    const paymentId = String(general["payment_id"]);
    const held: Held = {
      kind: request.url === "/v2/payment/status" ? "status" : "sale",
      paymentId,
      pan: String(card["pan"] ?? ""),
      customer: isJsonObject(body["customer"]) ? String(body["customer"]["id"] ?? "") : "",
      minor: numberOf(payment["amount"]),
      known: this.tell(paymentId, "operations"),
      answer: (http, text) => {
        this.release(held);
        response.writeHead(http, { "content-type": "application/json" });
        response.end(typeof text === "string" ? text : JSON.stringify(text));
      },
      reset: () => {
        this.release(held);
        response.destroy();
      },
    };
    if (held.kind === "sale") await this.onSale(held);
    this.held.push(held);
    this.onChange();
  }

  private release(held: Held): void {
    this.held = this.held.filter((each) => each !== held);
  }

  private commerce(request: IncomingMessage, response: ServerResponse): void {
    const id = /payment-invoices\/([^/?]+)/.exec(request.url ?? "")?.[1] ?? "";
    const minor = this.amounts.get(id);
    response.writeHead(this.commerceUp ? (minor === undefined ? 404 : 200) : 503, {
      "content-type": "application/json",
    });
    const attributes = { status: "created", amount: (minor ?? 0) / 100, currency: "EUR", updated: 1_000 };
    const relationships = { "commerce-account": { data: { id: "coma_1" } } };
    response.end(JSON.stringify({ data: { id, type: "payment-invoices", attributes, relationships } }));
  }

  private async listen(
    handler: (request: IncomingMessage, response: ServerResponse) => void,
  ): Promise<string> {
    const server = createServer(handler);
    this.servers.push(server);
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  }
}

const numberOf = (value: unknown): number =>
  Number(typeof value === "object" && value !== null ? Reflect.get(value, "text") : value);

async function readJson(request: IncomingMessage): Promise<JsonObject> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  const body = parseJson(Buffer.concat(chunks).toString("utf8"), 1_000_000);
  return body.ok && isJsonObject(body.value) ? body.value : {};
}

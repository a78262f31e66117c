import { askFor, cresOf } from "@/e2e/simulation/gate/asks";
import { answering, courseOf, declineCodes } from "@/e2e/simulation/gate/courses";
import type { GateWorld } from "@/e2e/simulation/gate/gate-world";
import { Signer } from "@/e2e/simulation/gate/signer";
import { tell, type Charge, type GatePayment, type Stage } from "@/e2e/simulation/gate/payment";

export const projectId = 42;
export const secret = "simulation-secret-key";

type Json = Readonly<Record<string, unknown>>;
export type Answer = { readonly http: number; readonly body: Json };

/** A Gate that keeps the ledger of truth: what it says of money here is what happened. */
export class ModelGate {
  readonly payments = new Map<string, GatePayment>();
  readonly charges: Charge[] = [];
  private readonly signer = new Signer(secret);
  private operations = 1_000;
  private askings = 0;
  /** From then on nobody is waited for any more. */
  private isClosing = false;
  /** Every sale ends well: for the last one of a history. */
  isHonest = false;

  constructor(private readonly world: GateWorld) {}

  /** A request has arrived: what it does here it has done, whatever becomes of the answer. */
  handle(path: string, body: Json): Answer {
    const general = body["general"] as Json;
    const { signature, ...rest } = general;
    if (!this.signer.isSigned({ ...body, general: rest }, signature)) {
      this.world.violate("the Gate got a request with a wrong signature");
      return { http: 403, body: { status: "error", code: "2003" } };
    }
    const id = String(general["payment_id"]);
    if (/^payment\/.+\/sale/.test(path)) return this.sale(id, path, body);
    const payment = this.payments.get(id);
    if (path === "payment/status") {
      if (payment === undefined || this.world.timeline.now < payment.knownFrom)
        return { http: 200, body: { status: "error", errors: [{ code: "3061", message: "not found" }] } };
      return { http: 200, body: this.signed(payment, "status") };
    }
    return this.followUp(path, payment, body);
  }

  private sale(id: string, path: string, body: Json): Answer {
    const known = this.payments.get(id);
    const wanted = body["payment"] as { readonly amount: number; readonly currency: string };
    const pan = String((body["card"] as Json | undefined)?.["pan"] ?? "");
    if (!this.isHonest && known === undefined && this.world.dice.oneIn(18))
      return { http: 422, body: { status: "error", code: "2003", message: "no" } };
    const isAgain = known !== undefined && (known.status === "error" || known.status === "awaiting customer");
    if (known !== undefined && !isAgain) {
      if (this.world.repeated === "refused")
        return { http: 400, body: { status: "error", code: "3041", message: "exists" } };
      return { http: 200, body: this.signed(known, "status") };
    }
    const method = path.split("/").slice(1, -1).join("/");
    const payment: GatePayment = known ?? {
      id,
      minor: wanted.amount,
      currency: wanted.currency,
      announced: null,
      pan,
      method,
      status: "processing",
      sum: wanted.amount,
      code: "0",
      operations: [],
      ask: {},
      waits: null,
      course: [],
      knownFrom: this.world.timeline.now + this.world.dice.pick([0, 0, 0, 3_000, 9_000]),
      told: new Set(),
    };
    Object.assign(payment, { minor: wanted.amount, sum: wanted.amount, pan, method, announced: null });
    // Each submission has a look at the device of its own.
    payment.told.delete("checked");
    payment.course = this.isHonest
      ? ["success"]
      : courseOf(this.world.dice, method === "card", this.world.leaning);
    this.payments.set(id, payment);
    this.enter(payment, "processing", "0", {}, null, this.world.dice.oneIn(2));
    this.later(payment);
    const accepted = {
      status: "success",
      request_id: `r${this.operations}`,
      project_id: projectId,
      payment_id: id,
    };
    return { http: 200, body: accepted };
  }

  private followUp(path: string, payment: GatePayment | undefined, body: Json): Answer {
    const refused = { http: 400, body: { status: "error", code: "3061" } };
    const taken = { http: 200, body: { status: "success" } };
    if (payment === undefined) return refused;
    const { waits } = payment;
    if (path === "customer/action/resend") return waits?.stage === "code" ? taken : refused;
    const given = String(body["cres"] ?? body["pares"] ?? "");
    if (path === "payment/card/3ds_result") {
      if (payment.told.has(`result ${given}`))
        this.world.violateUnlessForgotten(`3ds_result sent twice: ${given}`);
      payment.told.add(`result ${given}`);
    }
    if (path === "payment/card/merchant_auth" && body["confirmation_code"] === undefined)
      return waits?.stage === "merchantAuth" ? taken : refused;
    if (waits === null || !(answering[path] ?? []).includes(waits.stage)) {
      if (path === "payment/card/3ds_check_iframe" && payment.told.has("checked") && waits === null)
        this.world.violateUnlessForgotten("3ds_check_iframe sent twice");
      return refused;
    }
    if (waits.cres !== "" && waits.cres !== given) return refused;
    if (waits.stage === "deviceCheck") payment.told.add("checked");
    this.goOn(payment);
    return taken;
  }

  /** Whoever was waited for has done his part. */
  goOn(payment: GatePayment): void {
    this.enter(payment, "processing", "0", {}, null, this.world.dice.oneIn(2));
    this.later(payment);
  }

  private later(payment: GatePayment): void {
    const { dice, timeline } = this.world;
    const ms = this.isClosing ? 500 : dice.pick([200, 800, 2_000, 5_000, 12_000, 40_000, 90_000, 400_000]);
    timeline.in(ms, () => {
      const stage = payment.course.shift();
      if (stage !== undefined && payment.status === "processing") this.reach(payment, stage);
    });
  }

  private reach(payment: GatePayment, stage: Stage): void {
    const { dice, timeline } = this.world;
    if (stage === "success" || stage === "partial") return this.charge(payment, stage, false);
    if (stage === "error") return this.enter(payment, "error", "502", {}, null);
    if (stage === "decline") return this.decline(payment, dice.pick(declineCodes));
    if (stage !== "offer" || !dice.oneIn(2)) return this.ask(payment, stage);
    // Its word about the operation that was declined may come first, and be overtaken. Source: gate.md 17.
    this.enter(payment, "decline", "10105", {}, null);
    payment.told.add("decline");
    timeline.in(dice.pick([0, 1_500, 5_000]), () => this.ask(payment, stage));
  }

  private ask(payment: GatePayment, stage: Stage): void {
    const { dice, timeline } = this.world;
    // What is to be sent is told with where to send it, or not at all.
    if (stage === "display" && dice.oneIn(2)) payment.announced = payment.minor + 3;
    this.askings += 1;
    const number = this.askings;
    const { status, members } = askFor(stage, payment, number);
    const cres = stage === "challenge" ? cresOf(payment, number) : stage === "pareq" ? `pares${number}` : "";
    this.enter(payment, status, stage === "offer" ? "10105" : "0", members, { stage, number, cres });
    const patience = this.isClosing ? 1_000 : dice.pick([60_000, 240_000, 600_000]);
    timeline.in(patience, () => {
      if (payment.waits?.number !== number) return;
      // A payer who pays by what he was shown tells nobody but his bank.
      if (stage === "display" && dice.oneIn(2)) this.goOn(payment);
      else this.decline(payment, "20602");
    });
  }

  private decline(payment: GatePayment, code: string): void {
    this.enter(payment, "decline", code, {}, null);
    payment.told.add("decline");
    if (this.world.isLateSuccess())
      this.world.timeline.in(this.world.dice.between(5_000, 200_000), () => {
        if (payment.status !== "decline") return;
        this.charge(payment, this.world.dice.oneIn(4) ? "partial" : "success", true);
      });
  }

  private charge(payment: GatePayment, stage: "success" | "partial", late: boolean): void {
    const isPart = stage === "partial";
    const minor = isPart ? Math.floor(payment.minor / 2) : (payment.announced ?? payment.minor);
    payment.sum = minor;
    const charge = { paymentId: payment.id, minor, currency: payment.currency, late, isPart };
    // The rest of what came in part is no charge of its own: the ledger then has the whole.
    const former = this.charges.findIndex(({ paymentId }) => paymentId === payment.id);
    this.charges.splice(former < 0 ? this.charges.length : former, 1, charge);
    this.enter(payment, isPart ? "partially paid" : "success", "0", {}, null);
    this.world.onCharge(charge);
    const { dice, timeline } = this.world;
    if (!this.isClosing && dice.oneIn(7))
      timeline.in(dice.between(5_000, 60_000), () => this.refund(payment));
    else if (isPart && dice.oneIn(2))
      timeline.in(dice.between(1_000, 60_000), () => {
        if (payment.status === "partially paid") this.charge(payment, "success", late);
      });
  }

  private refund(payment: GatePayment): void {
    const isPart = this.world.dice.oneIn(2);
    payment.sum = isPart ? Math.floor(payment.sum / 3) : 0;
    this.enter(payment, isPart ? "partially refunded" : "refunded", "0", {}, null, true, "refund");
  }

  private enter(
    payment: GatePayment,
    status: string,
    code: string,
    ask: GatePayment["ask"],
    waits: GatePayment["waits"],
    isTold = true,
    type: "sale" | "refund" = "sale",
  ): void {
    this.operations += 1;
    const { epoch, timeline } = this.world;
    const date = `${new Date(epoch + timeline.now).toISOString().slice(0, 19)}+0000`;
    const ended = status === "success" || status === "decline" ? status : "processing";
    const operation = { id: this.operations, type, status: ended, code, date };
    // A sale of several stages is one operation at the Gate, until it is handed in again.
    const former = payment.operations.at(-1)?.status === "processing" ? -1 : undefined;
    Object.assign(payment, {
      status,
      code,
      ask,
      waits,
      operations: [...payment.operations.slice(0, former), operation],
    });
    if (isTold) this.world.send(JSON.stringify(this.signed(payment, "callback")), payment);
  }

  /** A payment as the Gate tells it now, rightly signed. */
  signed(payment: GatePayment, form: "callback" | "status"): Json {
    return this.signer.signed(tell(payment, projectId, form));
  }

  /** Faults stop: whatever is open comes to its end soon. */
  close(): void {
    this.isClosing = true;
    for (const payment of this.payments.values()) {
      const isLast = (stage: Stage): boolean => ["success", "partial", "decline", "error"].includes(stage);
      payment.course = [payment.course.find(isLast) ?? "decline"];
      if (payment.waits?.stage === "offer") this.decline(payment, "10105");
      else if (payment.waits !== null) this.goOn(payment);
      else if (payment.status === "processing") this.later(payment);
    }
  }
}

import type { CallbackFaults, Faults, SaleFault } from "@/e2e/sandbox/shared/faults";
import { toMinor } from "@/e2e/sandbox/shared/money";
import type { OrderWish } from "@/e2e/scenarios/types";

type Labels<T extends string> = readonly (readonly [value: T, label: string])[];

export const SALE_FAULTS = [
  ["slow", "Taken, answered after 3 s"],
  ["timeoutAfterAccept", "Taken, never answered"],
  ["resetAfterAccept", "Taken, connection lost"],
  ["http500AfterAccept", "Taken, error 500"],
  ["htmlAfterAccept", "Taken, web page in answer"],
  ["truncatedAfterAccept", "Taken, half an answer"],
  ["timeoutNotAccepted", "Not taken, never answered"],
  ["refuse", "Not taken, hung up"],
  ["http500NotAccepted", "Not taken, error 500"],
  ["htmlNotAccepted", "Not taken, web page in answer"],
  ["http403", "Not taken, error 403"],
  ["http422", "Not taken, error 422"],
] as const satisfies Labels<SaleFault>;

export const OUTCOMES = [
  ["success", "Pays"],
  ["decline", "Declines, with the code below"],
  ["partial", "Pays half"],
  ["error", "Rejects in validation, with the code below"],
  ["processing", "Never decides"],
] as const satisfies Labels<NonNullable<Faults["outcome"]>["kind"]>;

export const FORGERIES = [
  ["signature", "Wrong signature"],
  ["amount", "Other amount"],
  ["currency", "Other currency"],
  ["project", "Other project"],
  ["paymentId", "Other payment"],
] as const satisfies Labels<NonNullable<CallbackFaults["forged"]>>;

export const CONTRADICTIONS = [
  ["declineAfterSuccess", "Decline after success"],
  ["successAfterDecline", "Success after decline"],
] as const satisfies Labels<NonNullable<CallbackFaults["contradiction"]>>;

export const STATUS_FAULTS = [
  ["http500", "Error 500"],
  ["notFound", "Not found"],
  ["html", "Web page in answer"],
] as const satisfies Labels<NonNullable<Faults["status"]>>;

type Form = Readonly<Record<string, unknown>>;

const text = (form: Form, name: string): string => {
  const value = form[name];
  return typeof value === "string" ? value.trim() : "";
};

const count = (form: Form, name: string): number | null => {
  const value = text(form, name);
  return /^-?\d{1,7}$/.test(value) ? Number(value) : null;
};

const oneOf = <T extends string>(labels: Labels<T>, value: string): T | null =>
  labels.find(([candidate]) => candidate === value)?.[0] ?? null;

const readOutcome = (form: Form, minor: number): Faults["outcome"] | null => {
  const kind = oneOf(OUTCOMES, text(form, "outcome"));
  if (kind === null) return null;
  if (kind === "decline" || kind === "error") return { kind, code: text(form, "code") || "10000" };
  return kind === "partial" ? { kind, minor: Math.floor(minor / 2) } : { kind };
};

const readCallback = (form: Form): CallbackFaults => {
  const delayMs = count(form, "delayMs");
  const copies = count(form, "copies");
  const forged = oneOf(FORGERIES, text(form, "forged"));
  const contradiction = oneOf(CONTRADICTIONS, text(form, "contradiction"));
  return {
    ...(delayMs ? { delayMs } : {}),
    ...(copies && copies > 1 ? { copies } : {}),
    ...(form["lost"] ? { lost: true } : {}),
    ...(form["reordered"] ? { reordered: true } : {}),
    ...(form["beforeAnswer"] ? { beforeAnswer: true } : {}),
    ...(forged ? { forged } : {}),
    ...(contradiction ? { contradiction } : {}),
  };
};

/** What somebody put together on the scenario page: an order, and what is to go wrong with it. */
export const readComposed = (form: Form): OrderWish & { faults: Faults } => {
  const amount = text(form, "amount") || "108.90";
  const currency = text(form, "currency").toUpperCase() || "EUR";
  const outcome = readOutcome(form, toMinor(amount, currency) ?? 0);
  const bankMs = count(form, "bankMs");
  const sale = oneOf(SALE_FAULTS, text(form, "sale"));
  const status = oneOf(STATUS_FAULTS, text(form, "status"));
  const callback = readCallback(form);
  const expires = count(form, "expiresInSeconds");
  const locale = text(form, "locale");
  const account = text(form, "account");
  return {
    amount,
    currency,
    description: text(form, "description") || "Plants and pots",
    link: text(form, "link") === "parameters" ? "parameters" : "invoice",
    ...(account ? { account } : {}),
    ...(locale ? { locale } : {}),
    ...(expires === null ? {} : { expiresInSeconds: expires }),
    faults: {
      ...(outcome ? { outcome } : {}),
      ...(bankMs === null ? {} : { bankMs }),
      ...(sale ? { sale } : {}),
      ...(status ? { status } : {}),
      ...(Object.keys(callback).length > 0 ? { callback } : {}),
    },
  };
};

import { newRequestId, sumOf } from "@/e2e/sandbox/gate/answers";
import { listed } from "@/e2e/sandbox/gate/fields";
import { readInstrument } from "@/e2e/sandbox/gate/instruments";
import type { Method } from "@/e2e/sandbox/gate/methods";
import {
  type CallbackTargets,
  type Dossier,
  type Payment,
  type Plan,
  saleOf,
} from "@/e2e/sandbox/gate/payment";
import { at, textAt } from "@/e2e/sandbox/gate/request";
import { planFor } from "@/e2e/sandbox/gate/scenario";
import {
  isSoftDecline,
  makeScript,
  type Script,
  type ScriptContext,
  scriptOfCard,
} from "@/e2e/sandbox/gate/scripts";
import { clarification } from "@/e2e/sandbox/gate/steps-clarification";
import type { SaleForm } from "@/e2e/sandbox/gate/validate";
import type { World } from "@/e2e/sandbox/gate/world";
import type { Faults } from "@/e2e/sandbox/shared/faults";

export type SaleRequest = {
  readonly method: Method;
  /** The form of the card's data; the method's own but for stored cards. */
  readonly form: SaleForm;
  readonly body: object;
  readonly faults: Faults;
  readonly fingerprint: string;
};

const targetsOf = (body: object, projectUrl: string | null): CallbackTargets => ({
  any: textAt(body, "general.merchant_callback_url") ?? projectUrl,
  success: textAt(body, "general.merchant_success_callback_url"),
  decline: textAt(body, "general.merchant_decline_callback_url"),
  delayMs: Number(at(body, "callback.delay") ?? 0) * 1_000,
  disabled: at(body, "callback.force_disable") === true,
});

function customerOf(body: object): Payment["customer"] {
  const id = textAt(body, "customer.id");
  const phone = textAt(body, "customer.phone");
  return { ...(id !== null && { id }), ...(phone !== null && { phone }) };
}

function acsReturnOf(body: object): Payment["acsReturn"] {
  const result = textAt(body, "acs_return_url.return_url");
  return result === null
    ? null
    : { result, notification: textAt(body, "acs_return_url.3ds_notification_url") };
}

const SCHEMES = { none: "basic", half: "extendedWithoutDeviceCheck", whole: "extended" } as const;

function contextOf(world: World, dossier: Dossier, acsReturn: Payment["acsReturn"]): ScriptContext {
  const earlier = [...world.dossiers.values()].filter(
    (one) => one === dossier || (dossier.invoiceId !== null && one.invoiceId === dossier.invoiceId),
  );
  const sales = earlier.flatMap(({ payment }) => (payment ? (saleOf(payment) ?? []) : []));
  return {
    scheme: SCHEMES[acsReturn === null ? "none" : acsReturn.notification === null ? "half" : "whole"],
    wasSoftlyDeclined: sales.some((sale) => isSoftDecline(sale.code)),
    isRetry: earlier.some(({ payment }) => payment?.wasOfferedAnotherTry === true),
  };
}

function scriptFor(
  { method, body, faults }: SaleRequest,
  instrument: Payment["instrument"],
  context: ScriptContext,
): Script {
  const missing = method.needs.filter((path) => textAt(body, path) === null);
  const script = faults.scenario
    ? makeScript(faults.scenario, context)
    : method.form === "card"
      ? scriptOfCard(instrument?.threeds ?? null, context)
      : { steps: method.steps };
  return missing.length === 0
    ? script
    : { ...script, steps: [clarification(listed(missing)), ...script.steps] };
}

const refused = (code: string, { callback = {} }: Faults): Plan => ({
  outcome: { kind: "error", code },
  bankMs: 0,
  callback,
  acs: {},
});

export function buildPayment(world: World, dossier: Dossier, request: SaleRequest): Payment {
  const { method, form, body, faults, fingerprint } = request;
  const { instrument, errors } = readInstrument(world, form, dossier.projectId, body);
  const project = world.projects.get(dossier.projectId);
  const now = world.clock.now();
  const requested = sumOf(body);
  const requestId = newRequestId();
  const acsReturn = acsReturnOf(body);
  const [error] = errors;
  const script: Script = error
    ? { steps: [] }
    : scriptFor(request, instrument, contextOf(world, dossier, acsReturn));
  const result = instrument?.result ?? { kind: "success" };
  return {
    projectId: dossier.projectId,
    id: dossier.paymentId,
    method: method.title,
    merchant: project?.name ?? "",
    invoiceId: dossier.invoiceId,
    requested,
    description: textAt(body, "payment.description") ?? "",
    customer: customerOf(body),
    accountNumber: textAt(body, "account.number"),
    returnUrls: {
      success: textAt(body, "return_url.success"),
      decline: textAt(body, "return_url.decline"),
      return: textAt(body, "return_url.return"),
    },
    acsReturn,
    instrument,
    saveCard: at(body, "card.save") === true,
    targets: targetsOf(body, project?.callbackUrl ?? null),
    plan: error ? refused(error.code, faults) : planFor(result, requested, faults, script, world.clockScale),
    fingerprint,
    requestId,
    acceptedAt: now,
    operations: [
      ...(dossier.payment?.wasOfferedAnotherTry ? dossier.payment.operations : []),
      {
        id: world.nextOperationId(),
        type: "sale",
        requestId,
        refundId: null,
        sum: requested,
        createdAt: now,
        status: "processing",
        code: form === "account" ? "29999" : "9999",
        at: now,
      },
    ],
    status: "processing",
    steps: script.steps,
    awaiting: null,
    wasOfferedAnotherTry: false,
    isAuthenticated: false,
    due: requested.amount,
    taken: requested,
    returned: 0,
    at: now,
    errors,
  };
}

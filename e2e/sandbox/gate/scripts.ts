import type { ThreeDs } from "@/e2e/sandbox/gate/cards";
import type { Outcome } from "@/e2e/sandbox/gate/faults";
import type { Step } from "@/e2e/sandbox/gate/step";
import { challenge, challengeOfBasic, deviceCheck } from "@/e2e/sandbox/gate/steps-3ds";
import {
  BANK_FIELDS,
  clarification,
  code,
  LIST_FIELDS,
  SCHEMA_FIELDS,
} from "@/e2e/sandbox/gate/steps-clarification";
import { displayImage, displayQr, displayRequisites } from "@/e2e/sandbox/gate/steps-display";
import {
  merchantAuth,
  push,
  redirect,
  redirectByBadScheme,
  redirectByGet,
  redirectByPost,
  redirectNested,
  redirectToNowhere,
  retryOffer,
} from "@/e2e/sandbox/gate/steps-redirect";
import type { ScenarioName } from "@/e2e/sandbox/shared/faults";

/** What a payer has to go through, and what comes of it where that is not the bank's own affair. */
export type Script = { readonly steps: readonly Step[]; readonly outcome?: Outcome };

export type ScriptContext = {
  /** The merchant's page collects device data itself: it has an address for them. Source: gate.md 8.1, 8.3. */
  readonly scheme: "basic" | "extended" | "extendedWithoutDeviceCheck";
  /** An earlier payment of this invoice was declined softly. */
  readonly wasSoftlyDeclined: boolean;
  /** An earlier try of this invoice ended in the offer of another one. */
  readonly isRetry: boolean;
};

const SOFT_DECLINE = "10403";

type Maker = (context: ScriptContext) => Script;

const steps =
  (...list: Step[]): Maker =>
  () => ({ steps: list });

/** What the extended scheme does, and what stands for it where the merchant chose the basic one. */
const authentication =
  (extended: readonly Step[], basic: readonly Step[] = [challengeOfBasic()]): Maker =>
  ({ scheme }) => {
    if (scheme === "basic") return { steps: basic };
    return { steps: scheme === "extended" ? extended : extended.filter((step) => step !== deviceCheck) };
  };

const unasked = [challengeOfBasic({ asks: false })];
const challenged = authentication([deviceCheck, challenge()]);

/** Every scenario as an ordered list of steps. */
export const SCRIPTS = {
  "3ds-challenge": challenged,
  "3ds-challenge-3ds1": steps(challengeOfBasic()),
  "3ds-frictionless": authentication([deviceCheck], unasked),
  "3ds-device-skipped": authentication([challenge()]),
  "3ds-fallback-after-device": authentication([deviceCheck, challengeOfBasic()]),
  "3ds-fallback-after-challenge": authentication([deviceCheck, challenge(), challengeOfBasic()]),
  "3ds-cascade": authentication(
    [deviceCheck, challenge({ isFirstOfCascade: true }), challenge({ isAgain: true })],
    [challengeOfBasic({ isFirstOfCascade: true }), challengeOfBasic({ isAgain: true })],
  ),
  "3ds-soft-decline": (context) =>
    context.wasSoftlyDeclined
      ? challenged(context)
      : { steps: [], outcome: { kind: "decline", code: SOFT_DECLINE } },
  "3ds-silent": challenged,
  "clarification-bank": steps(clarification(BANK_FIELDS)),
  "clarification-list": steps(clarification(LIST_FIELDS)),
  "clarification-schema": steps(clarification(SCHEMA_FIELDS)),
  "clarification-twice": steps(clarification(LIST_FIELDS), clarification(SCHEMA_FIELDS)),
  code: steps(code()),
  "code-three-tries": steps(code(3, 3)),
  "merchant-auth": steps(merchantAuth()),
  "redirect-get": steps(redirectByGet),
  "redirect-post": steps(redirectByPost),
  "redirect-empty-url": steps(redirectToNowhere),
  "redirect-bad-scheme": steps(redirectByBadScheme),
  "redirect-second": steps(redirectByGet, redirectByPost),
  "redirect-nested": steps(redirectNested),
  "redirect-empty-object": steps(redirect({ method: "POST", body: { nothing: undefined } })),
  "redirect-unknown-mode": steps(redirect({ method: "GET", mode: 7 })),
  "display-qr": steps(displayQr),
  "display-image": steps(displayImage),
  "display-requisites": steps(displayRequisites),
  push: steps(push),
  "retry-offer": ({ isRetry }) => ({ steps: isRetry ? [] : [retryOffer("10105")] }),
} satisfies Record<ScenarioName, Maker>;

export const makeScript = (name: ScenarioName, context: ScriptContext): Script => SCRIPTS[name](context);

export const isSoftDecline = (code: string): boolean => code === SOFT_DECLINE;

/**
 * The way of a 3-D Secure test card. It is gone only where the merchant is ready for it by the extended scheme, so that
 * a plain sale keeps its plain result. Source: gate.md 16.2, 16.3.
 */
export function scriptOfCard(threeds: ThreeDs | null, context: ScriptContext): Script {
  if (!threeds || context.scheme === "basic") return { steps: [] };
  if (!threeds.versions.includes(2) || (threeds.challenge && threeds.fallsBack)) {
    return SCRIPTS["3ds-challenge-3ds1"](context);
  }
  if (threeds.challenge) return SCRIPTS["3ds-challenge"](context);
  return SCRIPTS[threeds.fallsBack ? "3ds-fallback-after-device" : "3ds-frictionless"](context);
}

import type { CardResult } from "@/e2e/sandbox/gate/cards";
import type { Outcome } from "@/e2e/sandbox/gate/faults";
import type { Plan, Sum } from "@/e2e/sandbox/gate/payment";
import type { Script } from "@/e2e/sandbox/gate/scripts";
import { SCRIPTS } from "@/e2e/sandbox/gate/scripts";
import type { Faults, ScenarioName } from "@/e2e/sandbox/shared/faults";

/** Real milliseconds: a payer sees the bank think, however fast the other clocks go. */
const BANK_MS = 150;

type Trigger = (context: { readonly argument: string; readonly sum: Sum; readonly scale: number }) => Faults;

/** Texts that choose a scenario from within a request. Source: gate.md 16.4. */
export const TRIGGERS: Readonly<Record<string, Trigger>> = {
  late: ({ scale }) => ({ callback: { delayMs: 90_000 * scale } }),
  dup: () => ({ callback: { copies: 3 } }),
  order: () => ({ callback: { reordered: true } }),
  timeout: () => ({ outcome: { kind: "processing" } }),
  partial: ({ sum }) => ({ outcome: { kind: "partial", minor: Math.ceil(sum.amount / 2) } }),
  "error-502": () => ({ outcome: { kind: "error", code: "502" } }),
  "http-500": () => ({ sale: "http500NotAccepted" }),
  "http-403": () => ({ sale: "http403" }),
  "http-422": () => ({ sale: "http422" }),
  code: ({ argument }) => ({ outcome: { kind: "decline", code: argument || "10000" } }),
  otp: () => ({ scenario: "code" }),
  "clarification-legacy": () => ({ scenario: "clarification-list" }),
  "cascade-3ds": () => ({ scenario: "3ds-cascade" }),
};

const isScenario = (name: string): name is ScenarioName => Object.hasOwn(SCRIPTS, name);

/** What the description or the extra parameter asks for, where it begins with `sim:`. */
export function triggeredFaults(texts: readonly (string | null)[], sum: Sum, scale: number): Faults {
  for (const text of texts) {
    const [, name = "", argument = ""] = /^sim:([a-z\d-]+)(?::(\d+))?/.exec(text ?? "") ?? [];
    const trigger = Object.hasOwn(TRIGGERS, name) ? TRIGGERS[name] : undefined;
    if (trigger) return trigger({ argument, sum, scale });
    if (isScenario(name)) return { scenario: name };
  }
  return {};
}

/** A tester's faults come before the request's own triggers. */
export const mergeFaults = (triggered: Faults, laid: Faults): Faults => ({
  ...triggered,
  ...laid,
  callback: { ...triggered.callback, ...laid.callback },
});

function outcomeOfCard(result: CardResult, sum: Sum): Outcome {
  switch (result.kind) {
    case "success":
      return { kind: "success" };
    case "decline":
      return { kind: "decline", code: result.code };
    case "atMost":
      return sum.currency === result.most.currency && sum.amount > result.most.amount
        ? { kind: "partial", minor: result.most.amount }
        : { kind: "success" };
  }
}

const FIRST_OF_CONTRADICTION = {
  declineAfterSuccess: { kind: "success" },
  successAfterDecline: { kind: "decline", code: "10000" },
} satisfies Record<string, Outcome>;

/** Decides once what the bank will say and how the news of it will travel. */
export function planFor(result: CardResult, sum: Sum, faults: Faults, script: Script, scale: number): Plan {
  const callback = faults.callback ?? {};
  const contradicted = callback.contradiction && FIRST_OF_CONTRADICTION[callback.contradiction];
  const bankMs = result.kind === "decline" && result.slowMs !== undefined ? result.slowMs * scale : BANK_MS;
  return {
    outcome: script.outcome ?? faults.outcome ?? contradicted ?? outcomeOfCard(result, sum),
    bankMs: faults.bankMs ?? bankMs,
    callback,
    acs: { ...(faults.scenario === "3ds-silent" && { challenge: "silent" }), ...faults.acs },
  };
}

import { afterScenarios } from "@/e2e/scenarios/after";
import { askedScenarios } from "@/e2e/scenarios/asked";
import { brandScenarios } from "@/e2e/scenarios/brand";
import { callbackScenarios } from "@/e2e/scenarios/callbacks";
import { commerceScenarios } from "@/e2e/scenarios/commerce";
import { declineScenarios } from "@/e2e/scenarios/declines";
import { gateTroubleScenarios } from "@/e2e/scenarios/gate-trouble";
import { linkScenarios } from "@/e2e/scenarios/links";
import { methodScenarios } from "@/e2e/scenarios/methods";
import { payerScenarios } from "@/e2e/scenarios/payer";
import { plainScenarios } from "@/e2e/scenarios/plain";
import { threedsScenarios } from "@/e2e/scenarios/threeds";
import { savedScenarios } from "@/e2e/scenarios/saved";
import type { Scenario } from "@/e2e/scenarios/types";
import { walletScenarios } from "@/e2e/scenarios/wallets";

export type { Scenario } from "@/e2e/scenarios/types";

/** Every way a payment can go that is shown on the scenario page and played by the journeys. */
export const scenarios: readonly Scenario[] = [
  ...plainScenarios,
  ...declineScenarios,
  ...gateTroubleScenarios,
  ...callbackScenarios,
  ...payerScenarios,
  ...methodScenarios,
  ...threedsScenarios,
  ...askedScenarios,
  ...linkScenarios,
  ...commerceScenarios,
  ...afterScenarios,
  ...savedScenarios,
  ...walletScenarios,
  ...brandScenarios,
];

import { expect } from "@playwright/test";
import { decide, gatePaymentsOf, setFaults } from "@/e2e/journeys/support/sandbox";
import type { Faults } from "@/e2e/sandbox/shared/faults";

/** The bank thinks until it is told what to say: a journey stands on the waiting page for as long as it likes. */
export const holdBank = (reference: string): Promise<unknown> =>
  setFaults(reference, { outcome: { kind: "processing" } });

/** The held bank says its word about the last try; paid unless told otherwise. */
export const letBankDecide = async (
  reference: string,
  outcome: NonNullable<Faults["outcome"]> = { kind: "success" },
): Promise<void> => {
  const running = async (): Promise<string | undefined> =>
    (await gatePaymentsOf(reference)).findLast(({ status }) => status === "processing")?.payment_id;
  await expect.poll(running).toBeDefined();
  await decide((await running()) ?? "", outcome);
};

import { holdBank } from "@/e2e/journeys/support/bank";
import { expectStep, openCardForm, pressPay, typeCard } from "@/e2e/journeys/support/payer";
import type { Stage } from "@/e2e/journeys/support/stage";

/** Opens the form, types the card, presses Pay and stands on the waiting page until the bank is told to speak. */
export const waitAtBank = async ({
  page,
  url,
  reference,
  card,
}: Pick<Stage, "page" | "url" | "reference" | "card">): Promise<void> => {
  await holdBank(reference);
  await openCardForm(page, url);
  await typeCard(page, card);
  await pressPay(page);
  await expectStep(page, "waiting");
};

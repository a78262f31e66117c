import { expect, type Page } from "@playwright/test";
import { MARKS } from "@/e2e/journeys/support/marks";
import { DIGITS_OF_CARD } from "@/e2e/journeys/support/payer";
import type { Scenario } from "@/e2e/scenarios/types";

const OPENED = "Opened on a phone";
const PAYING = "Paying on the phone";
const FAILED = "The payment on the phone didn’t go through";

/** What a television says while the phone that took over is there; null: what the phone's own result says. */
const headingOf = ({ page, outcome, group }: Scenario["ends"]): string | null => {
  if (group === "stillWaiting") return PAYING;
  if (page === "result") return outcome === "declined" || outcome === "notStarted" ? FAILED : null;
  return page === "waiting" ? PAYING : OPENED;
};

/** The television has followed its phone to the end by itself, and says nothing of the one who paid. */
export async function expectFollowed(television: Page | undefined, { card, ends }: Scenario): Promise<void> {
  if (television === undefined) throw new Error("No television has shown this payment.");
  const heading = headingOf(ends);
  if (heading === null)
    await expect(
      television.locator(`main[data-step="result"][data-outcome="${MARKS[ends.outcome]}"]`),
    ).toBeVisible();
  else await expect(television.getByRole("heading", { name: heading, level: 1 })).toBeVisible();
  const seen = await television.content();
  expect(seen).not.toMatch(DIGITS_OF_CARD);
  if (card === null) return;
  // Numbers of the framework's own may hold these four digits among others.
  expect(seen).not.toMatch(new RegExp(`(?<!\\d)${card.pan.slice(-4)}(?!\\d)`));
  expect(seen.toLowerCase()).not.toContain(card.holder.toLowerCase());
}

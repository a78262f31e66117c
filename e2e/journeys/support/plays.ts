import { expect, type Page } from "@playwright/test";
import { bankPlays } from "@/e2e/journeys/support/bank-plays";
import { afterPlays } from "@/e2e/journeys/support/after-plays";
import { waitAtBank } from "@/e2e/journeys/support/wait-at-bank";
import { askedPlays } from "@/e2e/journeys/support/asked-plays";
import { holdBank, letBankDecide } from "@/e2e/journeys/support/bank";
import {
  chooseCard,
  expectOutcome,
  expectStep,
  field,
  middleOf,
  openCardForm,
  payButton,
  payByCard,
  pressPay,
  typeCard,
} from "@/e2e/journeys/support/payer";
import { handOver } from "@/e2e/journeys/support/hand-over";
import { savedPlays } from "@/e2e/journeys/support/saved-plays";
import type { Act } from "@/e2e/journeys/support/stage";
import type { Play } from "@/e2e/scenarios/types";

export const straight: Act = async ({ page, url, card }) => {
  await payByCard(page, url, card);
  return page;
};

/** A reload asks again and never hands anything in again. */
export const reloaded = async (page: Page, step: string): Promise<void> => {
  const posts: string[] = [];
  const note = (request: { method: () => string; url: () => string }): void => {
    if (request.method() === "POST") posts.push(request.url());
  };
  page.on("request", note);
  await page.reload();
  await expectStep(page, step);
  page.off("request", note);
  expect(posts).toEqual([]);
};

/** Enter, and twenty presses of the mouse as quick as the browser takes them. */
const doubleClick: Act = async ({ page, url, reference, card }) => {
  await holdBank(reference);
  await openCardForm(page, url);
  await typeCard(page, card);
  const { x, y } = await middleOf(payButton(page));
  await payButton(page).focus();
  await Promise.all([page.keyboard.press("Enter"), page.mouse.click(x, y, { clickCount: 20 })]);
  await expectStep(page, "waiting");
  await letBankDecide(reference);
  return page;
};

/** Two pages of one browser and one of another device hand in the same invoice at once. */
const twoTabs: Act = async ({ page, otherDevice, url, card, surface }) => {
  const other = await otherDevice();
  const pages = [page, await page.context().newPage(), other];
  for (const each of pages) await openCardForm(each, url);
  for (const each of pages) await typeCard(each, card);
  await Promise.all(pages.map(pressPay));
  for (const each of pages) await expectOutcome(each, "paid");
  // Whoever was first, the other browser must not learn his card.
  const isMine = await Promise.all(
    [page, other].map(async (each) => (await each.content()).includes("ending 0077")),
  );
  // A television names no card, and a frame without cookies knows of none.
  const owners = surface === "tv" || surface === "widget" ? 0 : 1;
  expect(isMine.filter(Boolean)).toHaveLength(owners);
  return isMine[1] ? other : page;
};

const reload: Act = async (stage) => {
  const { page, url, reference, card } = stage;
  await holdBank(reference);
  await page.goto(url);
  await reloaded(page, "method");
  await chooseCard(page);
  await expectStep(page, "card");
  await reloaded(page, "card");
  await expect(field(page, "number")).toHaveValue("");
  await typeCard(page, card);
  await pressPay(page);
  await expectStep(page, "waiting");
  await reloaded(page, "waiting");
  await letBankDecide(reference);
  await expectStep(page, "result");
  await reloaded(page, "result");
  return page;
};

const back: Act = async ({ page, url, reference, card }) => {
  await holdBank(reference);
  await page.goto(url);
  await chooseCard(page);
  await expectStep(page, "card");
  await page.goBack();
  await expectStep(page, "method");
  await page.goForward();
  await expectStep(page, "card");
  await typeCard(page, card);
  await pressPay(page);
  await expectStep(page, "waiting");
  // The card form has no place while a try is open, nor after it: it sends the payer on to where he belongs.
  await page.goBack();
  await expectStep(page, "waiting");
  await letBankDecide(reference);
  await expectStep(page, "result");
  await page.goBack();
  await expectStep(page, "result");
  await page.goForward();
  await expectStep(page, "result");
  return page;
};

/** The page is closed while the bank thinks; the same link shows the way on, also in a browser that knows nothing. */
const closeAndResume: Act = async (stage) => {
  await waitAtBank(stage);
  await stage.page.close();
  const resumed = await stage.otherDevice();
  await resumed.goto(stage.url);
  await expectStep(resumed, "waiting");
  await letBankDecide(stage.reference);
  return resumed;
};

export const plays = {
  doubleClick,
  twoTabs,
  reload,
  back,
  closeAndResume,
  handOver,
  ...bankPlays,
  ...afterPlays,
  ...askedPlays,
  ...savedPlays,
} as const satisfies Record<Play, Act>;

import { expect } from "@playwright/test";
import { PHONE } from "@/e2e/journeys/support/devices";
import { chooseCard, expectOutcome, expectStep, pressPay, typeCard } from "@/e2e/journeys/support/payer";
import type { Act } from "@/e2e/journeys/support/stage";
import { button, door, showCode } from "@/e2e/journeys/support/television";

/** The first browser is a television by its link; another device opens its code, pays, and is where the payment ends. */
export const handOver: Act = async ({ page, otherDevice, url, card }) => {
  const code = await showCode(page, `${url}&display=tv`);
  const phone = await otherDevice(PHONE);
  await phone.goto(door(code));
  await button(phone, /^Go on to pay/).click();
  await expectStep(phone, "method");
  await chooseCard(phone);
  await typeCard(phone, card);
  await pressPay(phone);
  await Promise.all([expectOutcome(phone, "paid"), expectOutcome(page, "paid")]);
  await expect(page.locator("html[data-view=tv]")).toHaveCount(1);
  return phone;
};

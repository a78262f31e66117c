import { expect } from "@playwright/test";
import { encode } from "uqr";
import { holdBank, letBankDecide } from "@/e2e/journeys/support/bank";
import { CHIEFLY_NO_SCRIPT, test } from "@/e2e/journeys/support/journey";
import {
  chooseCard,
  expectOutcome,
  expectStep,
  pageText,
  payButton,
  typeCard,
} from "@/e2e/journeys/support/payer";
import { expectFitsFinger } from "@/e2e/journeys/support/phone";
import { gatePaymentsOf, placeOrder } from "@/e2e/journeys/support/sandbox";
import { stackUrl } from "@/e2e/journeys/support/stack-urls";
import { BY_INVOICE, VISA } from "@/e2e/scenarios/common";

/** A code for a counter's screen and for paper. */

/** The modules that a drawn code shows, row by row, without its quiet zone. */
const modulesOf = (d: string, size: number): readonly (readonly boolean[])[] => {
  const rows = Array.from({ length: size }, () => Array<boolean>(size).fill(false));
  for (const [, x = "", y = "", length = ""] of d.matchAll(/M(\d+) (\d+)h(\d+)/g))
    rows[Number(y) - 4]?.fill(true, Number(x) - 4, Number(x) - 4 + Number(length));
  return rows;
};

test(
  "a code on paper opens the payment on a phone without detours, and the screen beside the till turns with it",
  CHIEFLY_NO_SCRIPT,
  async ({ page, otherDevice, javaScriptEnabled }) => {
    const { reference, invoice_id } = await placeOrder(BY_INVOICE);
    const link = `${stackUrl("checkout")}/pay/${invoice_id}`;
    await page.goto(`${link}/qr`);
    await expectStep(page, "qr");
    const { data, size } = encode(link, { ecc: "M", border: 0 });
    await expect(page.locator("svg.qr")).toHaveAttribute("viewBox", `0 0 ${size + 8} ${size + 8}`);
    await expect(page.locator("svg.qr rect")).toHaveAttribute("fill", "#fff");
    expect(modulesOf((await page.locator("svg.qr path").getAttribute("d")) ?? "", size)).toEqual(data);
    expect(await pageText(page)).toContain(link);
    for (const said of ["Green Room", "€108.90", "Plants and pots"])
      expect(await pageText(page)).toContain(said);
    await expectFitsFinger(page, "qr");
    expect(await gatePaymentsOf(reference)).toEqual([]);
    await holdBank(reference);
    const phone = await otherDevice();
    await phone.goto(link);
    await expectStep(phone, "method");
    await chooseCard(phone);
    await typeCard(phone, VISA);
    await payButton(phone).click({ noWaitAfter: true });
    await expectStep(phone, "waiting");
    if (javaScriptEnabled) await expect(page.getByText("Being paid on another screen")).toBeVisible();
    else await page.reload();
    await expectStep(page, "qr");
    await expect(page.locator("svg.qr")).toHaveCount(0);
    await letBankDecide(reference);
    await expectOutcome(phone, "paid");
    if (!javaScriptEnabled) await page.reload();
    await expectOutcome(page, "paid");
  },
);

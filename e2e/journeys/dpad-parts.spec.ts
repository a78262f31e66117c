import { expect, type Page } from "@playwright/test";
import { SCRIPT_ONLY, test } from "@/e2e/journeys/support/journey";
import { asTelevision, pressRemote, REMOTE } from "@/e2e/journeys/support/remote";
import { stackUrl } from "@/e2e/journeys/support/stack-urls";
import { walkByArrows } from "@/e2e/journeys/support/walk-arrows";

/** Kinds of controls that a remote control has to get over, all on one page: few screens have them together. */

const PARTS = `
  <h1>Parts</h1>
  <p><a id="first" href="#a">First</a> <a id="second" href="#b">Second</a></p>
  <fieldset><legend>Which</legend>
    <p><input type="radio" name="one" id="one" checked><label for="one"> One</label></p>
    <p><input type="radio" name="one" id="two"><label for="two"> Two</label></p>
  </fieldset>
  <form onsubmit="return false">
    <p><input id="text" value="ab"> <button type="button" id="clear">Clear</button></p>
    <p><input id="short" size="2"></p>
    <p style="margin-left: 40%"><select id="list"><option>a<option>b</select></p>
    <p><input type="checkbox" id="tick"><label for="tick"> Agree</label></p>
    <details><summary id="fold">More</summary><a id="folded" href="#c">Inside</a></details>
    <iframe id="frame" title="Frame" style="width: 12rem; height: 3rem" srcdoc="<button>In the frame</button>"></iframe>
    <div hidden><button>Hidden</button></div>
    <div aria-hidden="true"><button tabindex="-1">Not for reading</button></div>
    <button disabled>Off</button>
    <p><button type="button" id="busy" aria-disabled="true">Busy</button></p>
    <p><button type="submit" id="pay">Pay</button> <button type="button" id="cancel">Cancel</button></p>
  </form>`;

// The parts are put in by a string, which the page's own policy rightly forbids.
test.use({ bypassCSP: true, viewport: { width: 960, height: 540 } });

const focusedId = (page: Page): Promise<string> =>
  page.evaluate(() => document.activeElement?.id || (document.activeElement?.tagName ?? ""));

const open = async (page: Page): Promise<void> => {
  await asTelevision(page);
  await page.goto(`${stackUrl("checkout")}/pay/cpi_NobodyKnowsThis1`);
  await expect.poll(() => focusedId(page)).not.toBe("BODY");
  await page.locator("main").evaluate((main, html) => (main.innerHTML = html), PARTS);
};

const from = async (page: Page, id: string, ...arrows: readonly string[]): Promise<string> => {
  await page.locator(`#${id}`).focus();
  for (const arrow of arrows) await page.keyboard.press(`Arrow${arrow}`);
  return focusedId(page);
};

test("arrows get over every kind of control, and choose nothing", SCRIPT_ONLY, async ({ page }) => {
  await open(page);
  await walkByArrows(page, "parts");
  expect(await from(page, "first", "Right")).toBe("second");
  expect(await from(page, "one", "Down")).toBe("two");
  expect(await from(page, "tick", "Down", "Down")).toBe("busy");
  // The caret first, to the end of the text; then out.
  expect(await from(page, "text", "Left", "Left", "Right", "Right")).toBe("text");
  expect(await from(page, "text", "Right", "Right", "Right")).toBe("clear");
  await page.locator("#busy").evaluate((busy) => (busy.dataset["dpad"] = "off"));
  expect(await from(page, "busy", "Down")).toBe("busy");
});

test("OK ticks, chooses and opens, and sends nothing", SCRIPT_ONLY, async ({ page }) => {
  await open(page);
  await page.evaluate(() =>
    document.querySelector("form")?.addEventListener("submit", () => (document.title = "sent")),
  );
  await from(page, "one", "Down");
  await pressRemote(page, REMOTE.ok, 3);
  await expect(page.locator("#two")).toBeChecked();
  await page.locator("#tick").focus();
  await pressRemote(page, REMOTE.ok);
  await expect(page.locator("#tick")).toBeChecked();
  // As in the engines of most televisions: a page cannot open a list.
  await page.evaluate(() => Reflect.deleteProperty(HTMLSelectElement.prototype, "showPicker"));
  await page.locator("#list").focus();
  await pressRemote(page, REMOTE.ok);
  await page.keyboard.press("ArrowDown");
  await expect(page.locator("#list")).toHaveValue("b");
  await expect(page.locator("#list")).toBeFocused();
  await pressRemote(page, REMOTE.ok);
  await page.keyboard.press("ArrowDown");
  await expect(page.locator("#list")).not.toBeFocused();
  await expect(page.locator("#list")).toHaveValue("b");
  expect(await page.title()).not.toBe("sent");
});

test(
  "a frame that takes the focus by itself gives it back; what has gone gives it on",
  SCRIPT_ONLY,
  async ({ page }) => {
    await open(page);
    expect(await from(page, "fold", "Up")).toBe("tick");
    await page.locator("#frame").evaluate((frame) => (frame as HTMLIFrameElement).contentWindow?.focus());
    await expect(page.locator("#tick")).toBeFocused();
    await page.locator("#tick").evaluate((tick) => tick.remove());
    await expect(page.locator("#text")).toBeFocused();
    await page.locator("main").evaluate((main) => (main.innerHTML = "<h1>Done</h1>"));
    await page
      .locator("body > :not(main) a, footer a")
      .evaluateAll((links) => links.forEach((each) => each.remove()));
    await expect.poll(() => focusedId(page)).not.toBe("BODY");
  },
);

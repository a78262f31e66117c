import { expect, type Locator, type Page } from "@playwright/test";
import { standInShop } from "@/e2e/journeys/support/shop-frame";
import { codeOn, door } from "@/e2e/journeys/support/television";
import type { Surface } from "@/e2e/scenarios/surfaces";

/** What lies between a payer's link and the payment on some surfaces, so that a journey need not know of it. */
export type Surroundings = {
  /** Makes a new page one of the surface. */
  readonly prepare: (page: Page) => void;
  /** The television from which a phone took this link over. */
  readonly televisionOf: (link: string) => Page | undefined;
};

/** The two ways on of a television's first page, in any language: by a phone, and here. */
const choices = (page: Page): Locator => page.locator('main[data-step="screen"] .actions .button');

const press = async (page: Page, choice: Locator, leaves: string): Promise<void> => {
  await choice.click();
  await expect(page.locator(`main[data-step="${leaves}"]`)).toHaveCount(0);
};

/** Whoever pays at the television says so first. A link that wants the television's view by itself is after its code. */
const payHere = (page: Page): void => {
  const goto = page.goto.bind(page);
  page.goto = async (address, options) => {
    const answer = await goto(address, options);
    const isAsked = !address.includes("display=tv") && (await choices(page).count()) === 2;
    if (isAsked) await press(page, choices(page).last(), "screen");
    return answer;
  };
};

const isLink = (address: string): boolean => new URL(address).pathname.startsWith("/hpp");

export function surroundingsOf(surface: Surface, openTelevision: () => Promise<Page>): Surroundings {
  const televisions = new Map<string, Page>();
  /** The first page to open a link gets it from a television, by its code; later ones have the payment already. */
  const takeOver = (page: Page): void => {
    const goto = page.goto.bind(page);
    page.goto = async (address, options) => {
      if (!isLink(address) || televisions.has(address)) return goto(address, options);
      const television = await openTelevision();
      televisions.set(address, television);
      await television.goto(address);
      await choices(television).first().click();
      // A phone speaks its owner's language, whatever the link asked of the television.
      const value = new URL(address).searchParams.get("locale");
      const url = new URL(address).origin;
      if (value !== null) await page.context().addCookies([{ name: "checkout_language", value, url }]);
      const answer = await goto(door(await codeOn(television)), options);
      await press(page, page.locator('main[data-step="hand-off"] form button'), "hand-off");
      return answer;
    };
  };
  const prepares: Partial<Record<Surface, (page: Page) => void>> = {
    tv: payHere,
    widget: standInShop,
    handOff: takeOver,
  };
  return {
    prepare: prepares[surface] ?? (() => undefined),
    televisionOf: (link) => televisions.get(link),
  };
}

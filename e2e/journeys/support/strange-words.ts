import { expect, type Page } from "@playwright/test";

/** Reads a screen in a test language: every word in brackets, and nothing wider than the glass. */

/** What is data and no text of ours: sums, names, dates, brands, addresses. */
const DATA =
  /\bEnglish\b|[€$£¥]?[\d.,]+\s?(EUR|USD)?|\b(Visa|Mastercard|Neteller|Skrill|PayPal|EUR|USD|UTC|at)\b|\b(January|February|March|April|May|June|July|August|September|October|November|December)\b/g;

type Screen = { readonly texts: readonly string[]; readonly wide: readonly string[] };

const read = (page: Page): Promise<Screen> =>
  page.evaluate(() => {
    const root = document.documentElement;
    // Names of languages and countries are each in their own, and come from elsewhere on purpose.
    const foreign =
      "script, noscript, style, nav, option, .merchant, .what, .lines dt, .lines dd, .method .name";
    const texts: string[] = [document.title];
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
      const { parentElement, textContent } = walker.currentNode;
      if (parentElement?.closest(foreign) === null) texts.push(textContent ?? "");
    }
    for (const each of document.querySelectorAll("[aria-label], [title], [placeholder], [alt]"))
      for (const name of ["aria-label", "title", "placeholder", "alt"])
        if (each.closest(foreign) === null) texts.push(each.getAttribute(name) ?? "");
    const wide = [...document.querySelectorAll("body *")]
      .filter((each) => getComputedStyle(each).visibility !== "hidden" && each.closest(".vh") === null)
      .filter((each) => {
        const { left, right } = each.getBoundingClientRect();
        return right > root.clientWidth + 1 || left < -1;
      })
      .map((each) => each.outerHTML.slice(0, 120));
    if (root.scrollWidth > root.clientWidth) wide.push(`the page is ${root.scrollWidth} wide`);
    return { texts, wide: wide.slice(0, 3) };
  });

/** Takes away what stands in brackets, from the innermost on. */
const outside = (text: string): string => {
  const less = text.replace(/⟦[^⟦⟧]*⟧/g, "");
  return less === text ? text : outside(less);
};

/** `known` are words of this order: the shop, its goods. */
export const expectStrange = async (page: Page, where: string, known: readonly string[]): Promise<void> => {
  await page.waitForLoadState("load");
  const { texts, wide } = await read(page);
  const strays = texts
    .map((text) => known.reduce((rest, word) => rest.replaceAll(word, ""), outside(text)).replace(DATA, ""))
    .filter((text) => /\p{L}{2,}/u.test(text));
  expect({ where, strays: [...new Set(strays)], wide }).toEqual({ where, strays: [], wide: [] });
  expect(texts.join(" ")).toContain("⟦");
};

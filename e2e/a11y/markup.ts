import type { Page } from "@playwright/test";

/** What the marks of a page must say to those who do not see it. Faults are one line each. */

/** One heading of the first rank, a title and a language; faults tied to their fields; known autofill names. */
export const markupFaults = (page: Page): Promise<readonly string[]> =>
  page.evaluate(() => {
    const faults: string[] = [];
    const isShown = (each: Element | null): boolean =>
      each?.checkVisibility({ visibilityProperty: true }) ?? false;
    const name = (each: Element): string => each.outerHTML.slice(0, 90);
    if (document.title.trim() === "") faults.push("no title");
    if (document.documentElement.lang === "") faults.push("no language");
    const headings = [...document.querySelectorAll("h1")].filter(isShown);
    if (headings.length !== 1) faults.push(`${headings.length} headings of the first rank`);
    if (document.querySelector("main") === null) faults.push("no main");
    for (const field of document.querySelectorAll("[aria-invalid=true]")) {
      const ids = (field.getAttribute("aria-describedby") ?? "").split(" ").filter(Boolean);
      const told = ids.map((id) => document.getElementById(id)).filter((each) => isShown(each));
      if (!told.some((each) => (each?.textContent ?? "").trim() !== "" && each?.matches(".fault")))
        faults.push(`a fault that nobody tells: ${name(field)}`);
    }
    for (const each of document.querySelectorAll("[aria-describedby], [aria-labelledby]"))
      for (const id of `${each.getAttribute("aria-describedby") ?? ""} ${each.getAttribute("aria-labelledby") ?? ""}`
        .split(" ")
        .filter(Boolean))
        if (document.getElementById(id) === null)
          faults.push(`names what is not there (${id}): ${name(each)}`);
    const allowed =
      /^(billing |shipping )?(cc-(number|exp|exp-month|exp-year|csc|name)|name|given-name|additional-name|family-name|email|tel|street-address|address-line[1-3]|address-level[12]|postal-code|country|country-name|bday|organization|one-time-code|username)$/;
    const inCardForm = (each: Element): boolean =>
      each.closest("form")?.querySelector('[autocomplete="cc-number"], [autocomplete="cc-csc"]') !== null;
    for (const field of document.querySelectorAll("main input, main select")) {
      if (field.matches("[type=hidden], [type=radio], [type=checkbox], [type=search]")) continue;
      const token = field.getAttribute("autocomplete") ?? "";
      if (inCardForm(field) ? !allowed.test(token) : token !== "" && token !== "off" && !allowed.test(token))
        faults.push(`autofill "${token}": ${name(field)}`);
    }
    const groups = [...document.querySelectorAll("input[type=radio]")].filter(
      (each) => each.closest("fieldset")?.querySelector("legend") === null,
    );
    faults.push(...groups.map((each) => `a choice without a question: ${name(each)}`));
    for (const each of document.querySelectorAll("[onclick], div[tabindex='0'], span[tabindex='0']"))
      faults.push(`pressed, but no control: ${name(each)}`);
    return faults;
  });

/** Places for news as the server sends them: there, and empty. A place that is filled at load is not read out. */
export async function liveFaults(page: Page): Promise<readonly string[]> {
  const step = (await page.locator("main").getAttribute("data-step")) ?? "";
  const answer = await page.request.get(page.url());
  const html = await answer.text();
  const places = [...html.matchAll(/<(\w+)[^>]*role="status"[^>]*>([\s\S]*?)<\/\1>/g)].map(
    ([, , text = ""]) => text,
  );
  const filled = places.filter((text) => text.replaceAll(/<[^>]*>/g, "").trim() !== "");
  const faults = filled.map((text) => `filled from the start: ${text.slice(0, 60)}`);
  const mustSpeak = ["waiting", "card", "result", "instructions"].includes(step);
  return mustSpeak && places.length === 0 ? [...faults, "no place for news"] : faults;
}

/** Nothing goes on moving for those who asked for rest. */
export const motionFaults = (page: Page): Promise<readonly string[]> =>
  page.evaluate(() =>
    document
      .getAnimations()
      .filter(({ playState }) => playState === "running")
      .map((each) => `moves: ${each instanceof CSSAnimation ? each.animationName : each.id}`),
  );

/** In forced colours backgrounds are gone: what is pressed or filled in must keep a line around it. */
export const forcedColourFaults = (page: Page): Promise<readonly string[]> =>
  page.evaluate(() =>
    [...document.querySelectorAll<HTMLElement>(".button, .input, .slip, .summary, .panel, .methods, .stamp")]
      .filter((each) => each.checkVisibility({ visibilityProperty: true }))
      .filter((each) => {
        const { borderTopStyle, borderTopWidth, borderTopColor, backgroundColor } = getComputedStyle(each);
        return (
          borderTopStyle === "none" ||
          Number.parseFloat(borderTopWidth) < 1 ||
          borderTopColor === backgroundColor
        );
      })
      .map((each) => `no line: ${each.outerHTML.slice(0, 80)}`),
  );

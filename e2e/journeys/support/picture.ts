import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { test, type BrowserContextOptions, type Page } from "@playwright/test";
import { TELEVISION } from "@/e2e/journeys/support/devices";
import { keepIfWanted } from "@/e2e/journeys/support/keep-screen";
import { stackUrl } from "@/e2e/journeys/support/stack-urls";
import { sweep } from "@/e2e/journeys/support/sweep";
import { walkIfWanted } from "@/e2e/journeys/support/walk-sweep";

/** Where `npm run pictures` wants its pictures; journeys that are only run make none. */
const folder = process.env["PICTURES"];

/** Words that a picture's name must have, each of them; none: all pictures. */
const only = (process.env["PICTURES_OF"] ?? "").split(" ").filter(Boolean);

type Scheme = "light" | "dark";
type Size = {
  readonly width: number;
  readonly height: number;
  readonly schemes: readonly Scheme[];
  /** On paper. */
  readonly print?: true;
};

const USUAL: Readonly<Record<string, Size>> = {
  phone: { width: 390, height: 844, schemes: ["light", "dark"] },
  desktop: { width: 1280, height: 800, schemes: ["light", "dark"] },
};
/** Light on dark in every scheme (app/tv.css). */
const TV: Readonly<Record<string, Size>> = { tv: { ...TELEVISION.viewport, schemes: ["dark"] } };
const PAPER: Readonly<Record<string, Size>> = {
  paper: { width: 794, height: 1123, schemes: ["light"], print: true },
};

const DIRECTIONS = { ltr: "en", rtl: "ar" } as const;

/** What looks different within one step, and where it is seen. */
const KINDS = {
  faults: "#problem:not([hidden])",
  saved: ".saved",
  code: ".hand-off-code",
  said: ".other-browser",
};

/** Does with the screen that stands now what a command asks for; journeys that are only run pass by. */
export async function takePictures(page: Page, name: string): Promise<void> {
  await photograph(page, name);
  await keepIfWanted(page, name);
  await walkIfWanted(page, name);
}

/** One of a name and a kind of browser is kept. Ours are asked for anew by each kind of payer, those of others as they stand. */
async function photograph(page: Page, name: string): Promise<void> {
  if (folder === undefined) return;
  const isOurs = page.url().startsWith(`${stackUrl("checkout")}/`);
  const full = isOurs ? await nameOf(page, name) : name;
  await sweep(join(folder, "seen"), page, full, async () => {
    if (!isOurs) await shoot(page, full, "ltr", USUAL);
    else for (const dir of ["ltr", "rtl"] as const) await askAnew(page, full, dir);
    return page.url();
  });
}

async function nameOf(page: Page, name: string): Promise<string> {
  const { outcome, group } = await page
    .locator("main")
    .first()
    .evaluate((main) => ({ outcome: main.dataset["outcome"], group: main.dataset["group"] }));
  const kinds = await Promise.all(
    Object.entries(KINDS).map(async ([kind, place]) =>
      (await page.locator(place).count()) > 0 ? [kind] : [],
    ),
  );
  const result = name === "result" && outcome !== undefined ? [outcome] : [];
  return [name, ...result, ...(group === undefined ? [] : [group]), ...kinds.flat()].join("-");
}

/** The same page for browsers of their own with the same cookies, which may look at everything and send nothing. */
async function askAnew(page: Page, name: string, dir: keyof typeof DIRECTIONS): Promise<void> {
  const step = await page.locator("main").first().getAttribute("data-step");
  const address = new URL(page.url());
  address.searchParams.set("lang", DIRECTIONS[dir]);
  const kinds: readonly (readonly [BrowserContextOptions, Readonly<Record<string, Size>>])[] = [
    [{}, { ...USUAL, ...(/^(result|instructions|provider|qr)/.test(name) ? PAPER : {}) }],
    [TELEVISION, TV],
  ];
  for (const [kind, sizes] of kinds) {
    if (
      !Object.entries(sizes).some(([size, { schemes }]) => schemes.some((scheme) => wants(size, dir, scheme)))
    )
      continue;
    // With script the way to the bank leaves by itself, from under the camera.
    const javaScriptEnabled = step !== "challenge" && (test.info().project.use.javaScriptEnabled ?? true);
    const context = await page
      .context()
      .browser()
      ?.newContext({ storageState: await page.context().storageState(), javaScriptEnabled, ...kind });
    if (context === undefined) continue;
    try {
      await context.route("**", (route) =>
        route.request().method() === "GET" ? route.continue() : route.abort(),
      );
      const other = await context.newPage();
      await other.goto(address.href, { waitUntil: "load" });
      // A television stands on pages of its own, which have pictures of their own.
      if ((await other.locator("main").first().getAttribute("data-step")) === step)
        await shoot(other, name, dir, sizes);
    } finally {
      await context.close();
    }
  }
}

const wants = (...words: readonly string[]): boolean => only.every((word) => words.includes(word));

async function shoot(
  page: Page,
  name: string,
  dir: string,
  sizes: Readonly<Record<string, Size>>,
): Promise<void> {
  const kind = join(folder ?? "", test.info().project.name);
  mkdirSync(kind, { recursive: true });
  for (const [size, { width, height, schemes, print }] of Object.entries(sizes))
    for (const colorScheme of schemes.filter((scheme) => wants(size, dir, scheme))) {
      await page.setViewportSize({ width, height });
      await page.emulateMedia({ colorScheme, media: print ? "print" : null });
      const path = join(kind, `${name}-${size}-${dir}-${colorScheme}.png`);
      await page.screenshot({ path, fullPage: true, animations: "disabled" });
    }
  await page.emulateMedia({ colorScheme: null, media: null });
}

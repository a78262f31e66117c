import { spawnSync } from "node:child_process";
import { expect, type Locator, type Page } from "@playwright/test";
import { expectStep } from "@/e2e/journeys/support/payer";
import { stackUrl } from "@/e2e/journeys/support/stack-urls";
import jsQR from "jsqr";

export const button = (page: Page, name: string | RegExp): Locator => page.getByRole("button", { name });

/** The address that a phone opens; without a code the one where it is typed. */
export const door = (code = ""): string =>
  `${stackUrl("checkout")}/t${code === "" ? "" : `/${code.replace("-", "")}`}`;

/** The code that stands on the screen, as it is read out. */
export const codeOn = async (page: Page): Promise<string> => {
  await expect(page.locator(".hand-off-code")).toBeVisible();
  return page.locator(".hand-off-code").innerText();
};

/** Opens a link on the television and has it show its code. */
export const showCode = async (page: Page, url: string): Promise<string> => {
  await page.goto(url);
  await expectStep(page, "screen");
  await button(page, "Pay with your phone").click();
  return codeOn(page);
};

type Pixels = {
  readonly width: number;
  readonly height: number;
  readonly data: string;
  readonly png: string;
};

/** A picture as a camera brings it: smaller and blurred. Drawn in a page of its own, since ours allow no such script. */
async function seenFromAfar(page: Page, png: Buffer, scale: number, blur: number): Promise<Pixels> {
  const wall = await page.context().browser()?.newPage({ javaScriptEnabled: true });
  if (wall === undefined) throw new Error("There is no browser to draw in.");
  try {
    return await wall.evaluate(
      async ({ source, scale, blur }) => {
        const image = new Image();
        image.src = source;
        await image.decode();
        const canvas = document.createElement("canvas");
        canvas.width = Math.round(image.width * scale);
        canvas.height = Math.round(image.height * scale);
        const pen = canvas.getContext("2d");
        if (pen === null) throw new Error("Nothing to draw with.");
        pen.filter = blur === 0 ? "none" : `blur(${blur}px)`;
        pen.imageSmoothingQuality = "high";
        pen.drawImage(image, 0, 0, canvas.width, canvas.height);
        const { data } = pen.getImageData(0, 0, canvas.width, canvas.height);
        let text = "";
        for (let at = 0; at < data.length; at += 32_768)
          text += String.fromCharCode(...data.subarray(at, at + 32_768));
        return { width: canvas.width, height: canvas.height, data: btoa(text), png: canvas.toDataURL() };
      },
      { source: `data:image/png;base64,${png.toString("base64")}`, scale, blur },
    );
  } finally {
    await wall.close();
  }
}

/** What the first reader reads; null where the machine has none. */
function readByZbar(png: Buffer): string | null {
  const { status, error, stdout } = spawnSync("zbarimg", ["--raw", "--quiet", "-"], {
    input: png,
    encoding: "utf8",
  });
  // 4: it looked and found nothing.
  return error === undefined && (status === 0 || status === 4) ? stdout.trim() : null;
}

/** What readers find in the picture of a screen; every reader that is there must agree. */
export async function readCode(page: Page, scale = 1, blur = 0): Promise<string> {
  const seen = await seenFromAfar(page, await page.screenshot(), scale, blur);
  const data = new Uint8ClampedArray(Buffer.from(seen.data, "base64"));
  const found = jsQR(data, seen.width, seen.height, { inversionAttempts: "attemptBoth" })?.data ?? "";
  const second = readByZbar(Buffer.from(seen.png.split(",")[1] ?? "", "base64"));
  if (second !== null) expect(second).toBe(found);
  return found;
}

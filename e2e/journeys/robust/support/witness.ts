import { expect, type BrowserContext, type Page, type Request, type Response } from "@playwright/test";
import type { Source } from "@/e2e/journeys/robust/support/canary";

/** Sees all that a browser is told and keeps, except the bodies of the payer's own posts. */
export class Witness {
  private readonly seen: Source[] = [];
  private readonly reading: Promise<void>[] = [];

  watch(context: BrowserContext): void {
    context.on("request", (request) => this.reading.push(this.readRequest(request)));
    context.on("response", (response) => this.reading.push(this.readResponse(response)));
    context.on("console", (message) => this.tell("console", message.text()));
  }

  private tell(where: string, text: string): void {
    this.seen.push({ where, text });
  }

  private async readRequest(request: Request): Promise<void> {
    this.tell("address", request.url());
    const headers = await request.allHeaders().catch(() => ({}));
    this.tell(`request headers of ${request.url()}`, JSON.stringify(headers));
  }

  private async readResponse(response: Response): Promise<void> {
    const where = response.url();
    const headers = await response.allHeaders().catch(() => ({}));
    this.tell(`response headers of ${where}`, JSON.stringify(headers));
    if (where.includes("/_next/static/") || where.includes("/api/live/")) return;
    // A redirect has no body.
    this.tell(`body of ${where}`, await response.text().catch(() => ""));
  }

  /**
   * What the page shows and keeps now: the document, the fields, the storages of tab and browser. A live page may go on
   * to the next one under the eyes of the witness, who then looks at that one.
   */
  look(page: Page): Promise<void> {
    return expect(() => this.lookAtOnce(page)).toPass({ timeout: 10_000 });
  }

  private async lookAtOnce(page: Page): Promise<void> {
    this.tell(`document ${page.url()}`, await page.content());
    const kept = await page.evaluate(async () => ({
      fields: [...document.querySelectorAll("input")].map(({ name, value }) => [name, value]),
      history: history.state as unknown,
      tab: { ...sessionStorage },
      site: { ...localStorage },
      caches: "caches" in globalThis ? await caches.keys() : [],
    }));
    this.tell(`kept by ${page.url()}`, JSON.stringify(kept));
    const state = await page.context().storageState({ indexedDB: true });
    this.tell("cookies and storages", JSON.stringify(state));
  }

  async testimony(): Promise<readonly Source[]> {
    await Promise.all(this.reading);
    return this.seen;
  }
}

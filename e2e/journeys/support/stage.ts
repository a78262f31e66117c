import type { BrowserContextOptions, Page } from "@playwright/test";
import type { Surface } from "@/e2e/scenarios/surfaces";
import type { CardTyped } from "@/e2e/scenarios/types";

/** What a play needs: whose browser it is, how to get another one, what is paid and with what. */
export type Stage = {
  readonly page: Page;
  readonly otherDevice: (options?: BrowserContextOptions) => Promise<Page>;
  readonly url: string;
  readonly reference: string;
  readonly card: CardTyped;
  /** Whether this browser runs scripts. */
  readonly script: boolean;
  readonly surface: Surface;
};

/** Plays a payment in its own way up to its end; gives back the page on which it ended. */
export type Act = (stage: Stage) => Promise<Page>;

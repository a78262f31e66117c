import { SCRIPT_ONLY, test } from "@/e2e/journeys/support/journey";
import { walkMainScreens } from "@/e2e/journeys/support/walk-screens";

/** Some televisions move the focus by arrows themselves: ours must take the press, or each would move twice. */

test.use({
  viewport: { width: 1280, height: 720 },
  launchOptions: async ({ launchOptions }, use) => {
    await use({ ...launchOptions, args: [...(launchOptions.args ?? []), "--enable-spatial-navigation"] });
  },
});

test(
  "where the browser has a navigation of its own every control is reached and left again, and no press moves twice",
  SCRIPT_ONLY,
  ({ page }) => walkMainScreens(page),
);

import { BY_INVOICE, BY_PARAMETERS, PAID, VISA } from "@/e2e/scenarios/common";
import type { Scenario } from "@/e2e/scenarios/types";

/** A deep violet, a logo for light and one for dark, square corners, serifs, "Order and pay". */
export const OWL = "coma_SandboxOwl000001";
/** A yellow too pale to be read, a logo without a dark variant, round corners, "Donate". */
export const LEMON = "coma_SandboxLemon0001";

const base = { group: "Brand", card: VISA, ends: PAID } as const;

export const brandScenarios: readonly Scenario[] = [
  {
    ...base,
    id: "brand-dark",
    title: "A shop in deep violet",
    about:
      "Logo, colour, corners, typeface and button are the merchant’s; on a dark screen so is the other logo.",
    order: { ...BY_INVOICE, account: OWL },
  },
  {
    ...base,
    id: "brand-pale",
    title: "A shop in pale yellow",
    about: "The button keeps the yellow, links get a darker one that can be read.",
    order: { ...BY_PARAMETERS, account: LEMON },
  },
  {
    ...base,
    id: "brand-by-link",
    title: "A link with a style",
    about: "The link makes the page dark and red and asks to donate; what it says wrong is let be.",
    order: {
      ...BY_PARAMETERS,
      style: {
        theme: "dark",
        primary: "#e2001a",
        danger_color: "red;}",
        pay_button_label: "donate",
      },
    },
  },
];

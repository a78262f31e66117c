import type { MethodTyped, OrderWish, Scenario } from "@/e2e/scenarios/types";
import type { ScenarioName } from "@/e2e/sandbox/shared/faults";

const GROUP = "Other methods of the Gate";

/** The sandbox's first account takes these methods through the Gate, in tenge. */
export const IN_TENGE: OrderWish = {
  amount: "49900.00",
  currency: "KZT",
  description: "Steppe tulips",
  link: "invoice",
};

const PAID: Scenario["ends"] = {
  page: "result",
  outcome: "paid",
  charged: 1,
  minor: 4_990_000,
  says: ["KZT 49,900.00 was paid to Green Room."],
  orderState: "paid",
};

/** The near sum that the sandbox's provider picks. */
const NEAR: Scenario["ends"] = {
  ...PAID,
  minor: 4_990_007,
  says: ["KZT 49,900.07 was paid to Green Room.", "Taken KZT 49,900.07"],
};

const WAITS: Scenario["ends"] = {
  page: "waiting",
  outcome: "waiting",
  charged: 0,
  says: ["Please don’t pay a second time."],
  orderState: "waiting",
};

export const PERSON = { firstName: "Aigerim", lastName: "Seitkali", email: "aigerim@example.com" };
const PHONE = { phone: "+7 701 123 45 67" };

export const ALFA: MethodTyped = { code: "alfa_click", fields: {}, after: "provider" };
export const HOMEBANK: MethodTyped = { code: "homebank", fields: PHONE, after: "provider" };
export const HALYK: MethodTyped = { code: "halyk_qr", fields: PERSON, after: "elsewhere" };
export const KASSA: MethodTyped = { code: "kassa24", fields: PHONE, after: "elsewhere" };
const APP: MethodTyped = { code: "meridian_app", fields: {}, after: "nothing" };

type Row = readonly [
  id: string,
  title: string,
  about: string,
  method: MethodTyped,
  scenario?: ScenarioName | undefined,
  ends?: Scenario["ends"],
];

const ROWS: readonly Row[] = [
  [
    "by-redirect-get",
    "Paid at a bank's page, link",
    "The page names where it goes; the bank pays; the payer comes back.",
    ALFA,
  ],
  ["by-redirect-post", "Paid at a bank's page, form", "The bank wants its data by POST.", HOMEBANK],
  ["by-qr", "Paid by QR code", "A code to scan, and the same as a link for the phone itself.", HALYK],
  [
    "by-requisites",
    "Paid by requisites, a near sum",
    "49,900.07 have to be sent, and exactly that is told and taken.",
    KASSA,
    undefined,
    NEAR,
  ],
  [
    "by-push",
    "Confirmed in an app",
    "Nothing to show: the payer confirms elsewhere, the page goes on by itself.",
    APP,
  ],
  ["redirect-get", "Redirect by GET", "The address is followed as it is.", ALFA, "redirect-get"],
  [
    "redirect-post",
    "Redirect by POST",
    "The fields go from a form with a real button.",
    ALFA,
    "redirect-post",
  ],
  [
    "redirect-nested",
    "Redirect with nested fields",
    "Nested values go by bracket names.",
    ALFA,
    "redirect-nested",
  ],
  [
    "redirect-empty-object",
    "Redirect, empty object",
    "An object without members is no field.",
    ALFA,
    "redirect-empty-object",
  ],
  [
    "redirect-unknown-mode",
    "Redirect of an unknown mode",
    "It is a redirect like any other.",
    ALFA,
    "redirect-unknown-mode",
  ],
  [
    "redirect-second",
    "Two redirects",
    "After the first provider comes another one.",
    { ...ALFA, after: "providers" },
    "redirect-second",
  ],
  [
    "redirect-empty-url",
    "Redirect to nowhere",
    "The body holds the instruction: it is shown here.",
    { ...ALFA, after: "elsewhere" },
    "redirect-empty-url",
  ],
  [
    "redirect-bad-scheme",
    "Redirect to a script",
    "It is never followed: the page waits.",
    { ...ALFA, after: "nothing" },
    "redirect-bad-scheme",
    WAITS,
  ],
  ["display-qr", "QR code", "Drawn here, dark on white.", { ...ALFA, after: "elsewhere" }, "display-qr"],
  [
    "display-image",
    "QR code as a picture",
    "The Gate brings its own picture.",
    { ...ALFA, after: "elsewhere" },
    "display-image",
  ],
  [
    "display-requisites",
    "Requisites",
    "Each to copy, with the exact sum.",
    { ...ALFA, after: "elsewhere" },
    "display-requisites",
    NEAR,
  ],
  ["push", "Silent push", "Confirmed on another device.", { ...ALFA, after: "nothing" }, "push"],
];

export const methodScenarios: readonly Scenario[] = ROWS.map(
  ([id, title, about, method, scenario, ends = PAID]) => ({
    id,
    group: GROUP,
    title,
    about,
    order: IN_TENGE,
    card: null,
    method,
    ...(scenario && { faults: { scenario } }),
    ends,
  }),
);

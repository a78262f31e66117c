import type { Faults } from "@/e2e/sandbox/shared/faults";
import type { DeclineGroup } from "@/lib/payment/result-codes";

export type { DeclineGroup } from "@/lib/payment/result-codes";

export type OrderItem = { name: string; quantity: number; amount: string };

/** Breaks the link on purpose, after the order was made in good faith. */
export type Spoil =
  | "unknownInvoice"
  | "malformedInvoice"
  | "noKey"
  | "unknownKey"
  | "noAmount"
  | "badAmount"
  | "badCurrency"
  /** The shop takes the invoice back before the payer comes. */
  | "terminated";

export type OrderWish = {
  amount: string;
  currency: string;
  description: string;
  items?: readonly OrderItem[];
  link: "parameters" | "invoice";
  account?: string;
  /** The merchant's own name for the payer; without it each order has a new payer. */
  customer?: string;
  locale?: string;
  /** Lifetime from now; below zero the order has ended before the payer comes. */
  expiresInSeconds?: number;
  service?: string;
  /** A service that only the link names, with what the link fills in. */
  linkService?: string;
  serviceFields?: Readonly<Record<string, string>>;
  /** How the link wants the page to look: `theme`, `style[…]`; public-api.md 2.5. */
  style?: Readonly<Record<string, string>>;
  spoil?: Spoil;
};

export type CardTyped = { pan: string; month: string; year: string; cvv: string; holder: string };

export type OrderState =
  | "new"
  | "waiting"
  | "paid"
  | "partlyPaid"
  | "failed"
  | "expired"
  | "cancelled"
  | "refunding"
  | "refunded"
  | "partlyRefunded"
  | "chargedBack";

export const PLAYS = [
  "doubleClick",
  "twoTabs",
  "reload",
  "back",
  "closeAndResume",
  "handOver",
  "confirmAtBank",
  "waitForDevice",
  "wrongCodeAtBank",
  "cancelAtBank",
  "silentBank",
  "backByLink",
  "tryAgainAtBank",
  "refundWhole",
  "refundPart",
  "refundInParts",
  "refundFails",
  "chargeBack",
  "giveUp",
  "giveUpTooLate",
  "secondWindow",
  "terminatedWhileTyping",
  "expiredWhileTyping",
  "terminatedAtBank",
  "expiredAtBank",
  "amountChanged",
  "clarify",
  "clarifyTwice",
  "chooseBank",
  "typeCode",
  "typeWrongCode",
  "typeThreeWrongCodes",
  "typeNewCode",
  "typeNoCode",
  "proveCard",
  "proveCardWrongly",
  "takeOffer",
  "savedInBrowser",
  "savedByCustomer",
  "savedExpired",
  "savedRemoved",
  "savedGone",
  "savedElsewhere",
  "savedByNobody",
  "billing",
] as const;

export type Play = (typeof PLAYS)[number];

/** A way that Commerce leads: what the payer chooses, fills in, and does there. */
export type ProviderWalk = {
  /** The service's code on our list; null where the link names it. */
  choose: string | null;
  /** By the keys of the service's fields. */
  fields?: Readonly<Record<string, string>>;
  does:
    | { at: "provider"; presses: "pay" | "decline" | "cancel" | "pending" }
    /** By the requisites that our page shows; nobody pays, and the time runs out. */
    | { at: "requisites"; ends: "paid" | "expired" }
    | { at: "test"; presses: "success" | "pending" | "fail" }
    /** Stands on our page. */
    | { at: "here" };
};

/** A method of the Gate that is no card: what its form is filled in with (by field), and what the payer does then. */
export type MethodTyped = {
  code: string;
  fields: Readonly<Record<string, string>>;
  after: "provider" | "providers" | "elsewhere" | "nothing";
};

/** One way that a payment can go: what the shop asks, what the payer types, what breaks, how it must end. */
export type Scenario = {
  id: string;
  group: string;
  title: string;
  /** One sentence: what will happen. */
  about: string;
  order: OrderWish;
  /** What the payer types; null where there is no card step. */
  card: CardTyped | null;
  /** Pays by this in place of a card. */
  method?: MethodTyped;
  faults?: Faults;
  ends: {
    /** The page that the journey comes to rest on. */
    page: "result" | "waiting" | "link" | "card" | "details" | "wallet" | "leave";
    /** Tone and the truth about the money. */
    outcome:
      | "paid"
      | "partlyPaid"
      | "refunded"
      | "refundFailed"
      | "chargedBack"
      | "declined"
      | "notStarted"
      | "failed"
      | "expired"
      | "cancelled"
      | "waiting"
      | "deadLink";
    /** Given where a payer who typed a card handed nothing in, and yet stands on another page than the form. */
    handedIn?: false;
    /** Decline group of the result codes (gate.md 20.2). */
    group?: DeclineGroup;
    /** How many charges the Gate's ledger holds for the invoice. */
    charged: 0 | 1;
    /** The sum of that charge, in minor units of the order's currency. */
    minor?: number;
    /** How many tries are handed in; one unless said otherwise. */
    tries?: number;
    /** How often each try was handed in, where not once. */
    sales?: readonly number[];
    /** What the page says of the money, as the payer reads it. */
    says: readonly string[];
    /** What the shop's callbacks say in the end. */
    orderState: OrderState;
  };
  /** The same path as another row with other data: played by `npm run journeys:all`, not by `npm test`. */
  repeats?: true;
  /** Actions beyond the straight path, played by the journeys. */
  play?: Play;
  /** Not by our card form: the Gate has no part in it, and Commerce's own books are the truth. */
  provider?: ProviderWalk;
  /** By a wallet of the device; its sheet is stood in for. */
  wallet?: { by: "apple_pay" | "google_pay"; payer: "confirms" | "closes" };
};

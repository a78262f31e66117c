import "server-only";

import { limitedAddress } from "@/lib/security/client-address";

/** Counts one more of each key in its window, all at once, and says how many there are (lib/store/rate). */
export type Count = (
  counters: readonly { readonly key: string; readonly seconds: number }[],
) => Promise<readonly number[]>;

/**
 * `submit`: card data was handed in; `choice`: a method was chosen; `answer`: what the Gate asked was answered; `code`:
 * a one-time code was asked for; `miss`: an invoice or a try was asked for that is not there; `landing`: a bank's page
 * brought a payer back; `guess`: a hand-off code was wrong; `read`: a program asked the Checkout API.
 */
export type LimitedAct = "submit" | "choice" | "answer" | "code" | "miss" | "landing" | "guess" | "read";

type Limit = { readonly by: "invoice" | "address"; readonly most: number; readonly seconds: number };

const tenMinutes = 600;
const day = 86_400;

/** Source: trust-and-speed.md B.4, B.5. Wider than there: whole offices and mobile networks pay from one address. */
const limits = {
  submit: [
    { by: "invoice", most: 12, seconds: tenMinutes },
    { by: "address", most: 60, seconds: tenMinutes },
    { by: "address", most: 300, seconds: day },
  ],
  choice: [{ by: "address", most: 60, seconds: tenMinutes }],
  answer: [
    { by: "invoice", most: 60, seconds: tenMinutes },
    { by: "address", most: 120, seconds: tenMinutes },
  ],
  // Each is a message that somebody's telephone gets.
  code: [
    { by: "invoice", most: 8, seconds: tenMinutes },
    { by: "address", most: 30, seconds: tenMinutes },
  ],
  miss: [{ by: "address", most: 60, seconds: 60 }],
  landing: [{ by: "invoice", most: 60, seconds: tenMinutes }],
  // Windows that grow: who goes on guessing waits longer and longer. Source: devices.md 3.2.
  guess: [
    { by: "address", most: 5, seconds: 60 },
    { by: "address", most: 15, seconds: tenMinutes },
    { by: "address", most: 60, seconds: day },
  ],
  // A question a second for each of five screens behind one address.
  read: [{ by: "address", most: 300, seconds: 60 }],
} as const satisfies Record<LimitedAct, readonly Limit[]>;

/** Who acts. No address: only the invoice is counted. */
export type Actor = { readonly invoiceId: string | null; readonly address: string | null };

/**
 * Counts the act and names the limit that it goes over (`submit.address.600`), or null. Throws when the counter does:
 * an act that moves money must then be refused.
 */
export const overLimit = async (count: Count, act: LimitedAct, actor: Actor): Promise<string | null> => {
  const counters = countersOf(act, actor);
  const counted = await count(counters);
  const over = counters.find(({ most }, at) => (counted[at] ?? Infinity) > most);
  return over === undefined ? null : `${act}.${over.by}.${over.seconds}`;
};

/** Takes back what `overLimit` counted: of guesses, only the wrong ones count. */
export const giveBack = async (
  unhit: (key: string, windowSeconds: number) => Promise<void>,
  act: LimitedAct,
  actor: Actor,
): Promise<void> => {
  for (const { key, seconds } of countersOf(act, actor)) await unhit(key, seconds);
};

function countersOf(act: LimitedAct, actor: Actor): readonly (Limit & { readonly key: string })[] {
  const subjects = {
    invoice: actor.invoiceId,
    address: actor.address === null ? null : limitedAddress(actor.address),
  };
  const counted: readonly Limit[] = limits[act];
  return counted.flatMap((limit) => {
    const subject = subjects[limit.by];
    return subject === null ? [] : [{ ...limit, key: `${act}.${limit.by}.${subject}` }];
  });
}

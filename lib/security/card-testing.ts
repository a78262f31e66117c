import "server-only";

import { passSeconds } from "@/lib/security/pass";

/** A counter of the store; see lib/store/rate. */
type Counter = {
  readonly key: string;
  readonly seconds: number;
  readonly add?: 0 | 1;
  readonly wide?: boolean;
};

/** Who tries which card at which account. Hashes only; `nonce` of the good pass that came along. */
export type TrySubjects = {
  readonly account: string;
  readonly card: string;
  readonly bin: string;
  readonly device: string | null;
  readonly nonce: string | null;
};

/** `tooMany`: a limit; `pass`: a pass is needed; `paused`: cards of this range are kept out for now; see `judgeTry`. */
export type Verdict =
  | { readonly kind: "pass"; readonly quiet: boolean }
  | { readonly kind: "refused"; readonly why: "tooMany" | "needsPass" | "paused"; readonly limit: string };

const hour = 3_600;
const day = 86_400;
const tenMinutes = 600;

/** How long an attack is believed after its last sign. */
export const attackMs = 30 * 60_000;

/** Outcomes that the ratio is of, and the share of declines that is an attack. Source: trust-and-speed.md B.5. */
export const ratio = { most: 50, declined: 0.6 } as const;

/** Declines of a range of cards within ten minutes that are an attack on it. Source: trust-and-speed.md B.5. */
export const binDeclines = 30;

/** Wider than B.5 where honest payers would meet it: a counter with one browser, a family with one card. */
const most = { cardTries: 10, cardDeclines: 5, deviceTries: 30 } as const;

/**
 * Tries in flight, of which nobody knows the end, that an account may have beside what it is used to: a thousand cards
 * sent at once would all be at the Gate before the first decline is known. More than that is the sign of an attack.
 */
const inFlight = { least: 80, ofPaid: 1 / 4 } as const;

/** How many tries may begin in ten seconds under attack: a brake on bursts, never a wall (what is refused does not count). */
const pace = { seconds: 10, least: 30, ofPaid: 1 / 20 } as const;

export const attackKeys = ({ account, bin }: Pick<TrySubjects, "account" | "bin">) => ({
  account: `account.${account}`,
  bin: `bin.${bin}`,
});

const counterNames = (of: Omit<TrySubjects, "device" | "nonce">) =>
  ({
    cardTries: { key: `card.tried.${of.card}`, seconds: hour },
    cardDeclines: { key: `card.declined.${of.card}`, seconds: hour },
    binPaid: { key: `bin.paid.${of.bin}`, seconds: day, wide: true },
    binDeclined: { key: `bin.declined.${of.bin}`, seconds: day, wide: true },
    binTried: { key: `bin.tried.${of.bin}`, seconds: day, wide: true },
    tried: { key: `account.tried.${of.account}`, seconds: tenMinutes, wide: true },
    ended: { key: `account.ended.${of.account}`, seconds: tenMinutes, wide: true },
    paid: { key: `account.paid.${of.account}`, seconds: tenMinutes, wide: true },
    pace: { key: `account.pace.${of.account}`, seconds: pace.seconds },
  }) as const satisfies Record<string, Counter>;

/** What is counted when a card is handed in, and what is only looked at. */
export const countersOfTry = (of: TrySubjects): readonly Counter[] => {
  const looks = Object.values(counterNames(of)).map((each) => ({ ...each, add: 0 as const }));
  return [
    ...looks,
    // As long as a pass lives and no window's end frees it.
    ...(of.nonce === null ? [] : [{ key: `pass.${of.nonce}`, seconds: passSeconds, wide: true }]),
    ...(of.device === null ? [] : [{ key: `device.tried.${of.device}`, seconds: hour }]),
  ];
};

/** What is counted when a try begins, and not before: what was refused must not look like a crowd. */
export const countersOfBegin = (of: Omit<TrySubjects, "device" | "nonce">): readonly Counter[] => {
  const { cardTries, binTried, tried, pace: begun } = counterNames(of);
  return [cardTries, binTried, tried, begun];
};

/** How a try ended. `refused`: the Gate never began it, which says nothing of the card. */
export type TryEnd = "declined" | "paid" | "refused";

/** What is counted when a try ended. */
export const countersOfEnd = (
  of: Omit<TrySubjects, "device" | "nonce">,
  end: TryEnd,
): readonly [Counter, ...Counter[]] => {
  const { ended, paid, binPaid, cardDeclines, binDeclined } = counterNames(of);
  const lately = { key: binDeclined.key, seconds: tenMinutes };
  const counted = { refused: [], paid: [paid, binPaid], declined: [cardDeclines, binDeclined, lately] };
  return [ended, ...counted[end]];
};

/** The counts of `countersOfTry`, by name. */
type Counts = Record<keyof ReturnType<typeof counterNames>, number> & { nonce: number; device: number };

const named = (of: TrySubjects, hits: readonly number[]): Counts => {
  const names = Object.keys(counterNames(of));
  const looked = Object.fromEntries(names.map((name, at) => [name, hits[at] ?? 0]));
  const rest = hits.slice(names.length);
  return {
    ...(looked as Record<keyof ReturnType<typeof counterNames>, number>),
    nonce: of.nonce === null ? 0 : (rest[0] ?? 0),
    device: of.device === null ? 0 : (rest.at(-1) ?? 0),
  };
};

/**
 * Whether a card may go to the Gate. `raised`: which of `attackKeys` are on. Without an attack only limits count. Under
 * one each try costs a pass, and a range of cards of which more were declined than paid is kept out: for whoever tries
 * a stolen list, that is all of it. `surge`: this is the sign of an attack itself.
 */
export function judgeTry(
  of: TrySubjects,
  hits: readonly number[],
  raised: readonly string[],
): { readonly verdict: Verdict; readonly surge: boolean } {
  const n = named(of, hits);
  const refused = (why: "tooMany" | "needsPass" | "paused", limit: string): Verdict => ({
    kind: "refused",
    why,
    limit,
  });
  const surge = n.tried - n.ended > inFlight.least + n.paid * inFlight.ofPaid;
  const under = raised.length > 0 || surge;
  const isBinOut = n.binDeclined > n.binPaid && n.binTried - n.binPaid > binAllowance + n.binPaid;
  const verdict = ((): Verdict => {
    if (n.cardTries >= most.cardTries) return refused("tooMany", "submit.card.3600");
    if (n.cardDeclines >= most.cardDeclines) return refused("tooMany", "submit.cardDeclines.3600");
    if (n.device > most.deviceTries) return refused("tooMany", "submit.device.3600");
    if (!under) return { kind: "pass", quiet: false };
    if (isBinOut) return refused("paused", "submit.bin.86400");
    if (n.pace > Math.max(pace.least, n.paid * pace.ofPaid)) return refused("needsPass", "submit.pace.10");
    return n.nonce === 1 ? { kind: "pass", quiet: true } : refused("needsPass", "submit.pass.1800");
  })();
  return { verdict, surge };
}

/** So many tries of a range that pays nothing, and one more, are let through while cards are tried in numbers. */
const binAllowance = 3;

/** Whether the last outcomes of an account (`d` declined, `p` paid) are those of stolen cards. */
export const isAttack = (recent: string): boolean =>
  recent.length >= ratio.most &&
  [...recent].filter((each) => each === "d").length > ratio.declined * recent.length;

import { aCard, aLink, type BotnetWorld, type Card, type Link } from "@/lib/checkout/botnet";

const pick = <T>(random: () => number, list: readonly T[]): T => {
  const found = list[Math.floor(random() * list.length)];
  if (found === undefined) throw new Error("Nothing to pick from.");
  return found;
};

/** Cards of a shop's country: few banks have most of them. */
export const ownBins: readonly string[] = Array.from({ length: 60 }, (_, at) => String(41_000_000 + at));
const popular = (random: () => number): string =>
  pick(random, ownBins.slice(0, 1 + Math.floor(60 * random() ** 2)));

export type PayerTally = {
  /** Came to the Gate with some card of theirs. */
  reached: number;
  paid: number;
  /** Given up by us: every way was closed, or a quarter of an hour went by. */
  blocked: number;
  /** Were told to take another card or way, because of the range of theirs. */
  otherCard: number;
  /** Seconds that each payer lost to the defence. */
  extra: number[];
};

type Traits = {
  readonly at: number;
  readonly script: boolean;
  /** Hashes a second of the payer's browser. */
  readonly speed: number;
  readonly address: string;
  readonly card: Card;
};

/**
 * `count` honest payers between two instants: one in seven without script, one in ten behind one shared address, one in
 * a hundred with a card of a range that is attacked; 12 % of first tries are declined, and most payers try again.
 */
export function addPayers(
  world: BotnetWorld,
  { count, from, to, attacked }: { count: number; from: number; to: number; attacked: readonly string[] },
): PayerTally {
  const tally: PayerTally = { reached: 0, paid: 0, blocked: 0, otherCard: 0, extra: [] };
  const { random } = world;
  for (let n = 0; n < count; n += 1) {
    const bin = random() < 0.01 ? pick(random, attacked) : popular(random);
    addPayer(world, tally, n, {
      at: from + random() * (to - from),
      script: random() > 1 / 7,
      speed: 200_000 * 10 ** random(),
      address: random() < 0.1 ? "198.51.100.1" : `10.1.${n >> 8}.${n & 255}`,
      card: aCard(bin, 50_000_000 + n),
    });
  }
  return tally;
}

function addPayer(world: BotnetWorld, tally: PayerTally, n: number, of: Traits): void {
  const { random } = world;
  const link = aLink(`honest${String(n).padStart(10, "0")}`);
  let { card } = of;
  let [extra, hasReached, begun] = [0, false, 0];
  const done = (): void => void tally.extra.push(extra);
  const block = (): void => {
    tally.blocked += 1;
    done();
  };
  const again = (seconds: number, sentBack: boolean): void => {
    extra += seconds;
    world.after(seconds, () => open(sentBack));
  };
  const open = async (sentBack: boolean): Promise<void> => {
    begun ||= world.seconds;
    if (world.seconds - begun > 900) return block();
    const asks = world.asks(link, sentBack);
    const typing = 20 + 30 * random();
    // Work is done while the payer types; a wait comes before the form.
    const work =
      asks === null || !of.script
        ? 0
        : Math.max(0, (2 ** asks.bits * -Math.log(1 - random())) / of.speed - typing);
    const wait = asks === null || of.script ? 0 : asks.seconds;
    extra += work + wait;
    world.after(typing + work + wait, () => hand(asks !== null));
  };
  const hand = async (hasPass: boolean): Promise<void> => {
    const { address } = of;
    const pass = hasPass ? world.pass(link, address) : "";
    const paid = random() > (link.tries === 0 ? 0.12 : 0.4);
    const seconds = 2 + 3 * random() + (random() < 0.3 ? 20 + 40 * random() : 0);
    const answer = await world.submit(
      link,
      { card, address, device: `honest ${n}`, pass },
      { paid, seconds, ended },
    );
    if (answer === "sent") {
      if (!hasReached) tally.reached += 1;
      hasReached = true;
      return;
    }
    if (answer === "tooManySubmits") return block();
    if (answer === "cardPaused") {
      tally.otherCard += 1;
      card = aCard(popular(random), 60_000_000 + n);
    }
    again(answer === "cardPaused" ? 20 : 5, true);
  };
  const ended = (paid: boolean): void => {
    if (paid) tally.paid += 1;
    if (paid || link.closed || random() > 0.7) return done();
    if (random() < 0.5) card = aCard(popular(random), 70_000_000 + 10 * n + link.tries);
    world.after(15, () => open(false));
  };
  world.after(of.at, () => open(false));
}

export type BotTally = { cards: number; atGate: number; live: number; solved: number };

/** Hashes a second of one core of the botnet, in a native program; and how many cores work at a time. */
export const botCores = { count: 16, speed: 10_000_000 } as const;

/**
 * A botnet that has read our code: all links at work at once, each time from another address and as a new browser; it
 * never runs into a limit that it can count itself, does the work of every pass at the cost of `botCores`, takes the
 * next range when one is closed, and knocks again when it may have opened.
 */
export function addBotnet(
  world: BotnetWorld,
  of: {
    bins: readonly string[];
    cards: number;
    links: number;
    addresses: number;
    from: number;
    live: number;
  },
): BotTally {
  const tally: BotTally = { cards: of.cards, atGate: 0, live: 0, solved: 0 };
  const { random } = world;
  const left = of.bins.map((bin, at) => ({ bin, at, next: 0, openAt: 0 }));
  const perBin = Math.floor(of.cards / of.bins.length);
  const links = Array.from({ length: of.links }, (_, at) => ({
    link: aLink(`bots${String(at).padStart(12, "0")}`),
    used: [] as number[],
  }));
  const coreFree = Array.from({ length: botCores.count }, () => 0);
  let turn = 0;
  let device = 0;
  const nextAddress = (): string => {
    turn = (turn + 1) % of.addresses;
    return `10.2.${turn >> 8}.${turn & 255}`;
  };
  /** When the work is done, by whichever core is free first. */
  const work = (bits: number): number => {
    const core = coreFree.indexOf(Math.min(...coreFree));
    const done = Math.max(world.seconds, coreFree[core] ?? 0) + 2 ** bits / botCores.speed;
    coreFree[core] = done;
    tally.solved += 1;
    return done - world.seconds;
  };
  const go = async ({ link, used }: { link: Link; used: number[] }, sentBack: boolean): Promise<void> => {
    const mine = { link, used };
    if (link.closed && link.tries >= world.attemptsLimit) return;
    while (used.length > 0 && (used[0] ?? 0) < world.seconds - 1_200) used.shift();
    const open = left.filter(({ next, openAt }) => next < perBin && openAt <= world.seconds);
    // Twelve in ten minutes are let through; a window's end is not known, so half of it in any two.
    if (open.length === 0 || used.length >= 12) return world.after(30 + 30 * random(), () => go(mine, false));
    const range = pick(random, open);
    const address = nextAddress();
    const asks = world.asks(link, sentBack);
    const submit = async (): Promise<void> => {
      if (range.next >= perBin) return world.after(1, () => go(mine, false));
      const card = aCard(range.bin, range.next);
      range.next += 1;
      used.push(world.seconds);
      device += 1;
      const answer = await world.submit(
        link,
        { card, address, device: `bot ${device}`, pass: asks === null ? "" : world.pass(link, address) },
        {
          paid: random() < of.live,
          seconds: 2 + 3 * random(),
          ended: (paid) => {
            if (paid) tally.live += 1;
            if (!link.closed) world.after(1, () => go(mine, false));
          },
        },
      );
      if (answer === "sent") {
        tally.atGate += 1;
        return;
      }
      // The card was not tried: it is tried later.
      range.next -= 1;
      if (answer === "cardPaused") range.openAt = world.seconds + 300;
      world.after(answer === "tooManySubmits" ? 600 : 1, () => go(mine, true));
    };
    world.after(1 + (asks === null ? 0 : work(asks.bits)), submit);
  };
  for (const each of links) world.after(of.from + random(), () => go(each, false));
  return tally;
}

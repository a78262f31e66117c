/** Where a control stands; any one system of coordinates, downwards and to the right. */
export type Box = {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
};

export const DIRECTIONS = ["up", "down", "left", "right"] as const;
export type Direction = (typeof DIRECTIONS)[number];

/** For each direction the place of the next control in the list that was asked about; null: none that way. */
export type Links = Record<Direction, number | null>;

/** A box as it looks to somebody who walks: `near` and `far` along the way, `from` and `to` across it. */
type Seen = { readonly near: number; readonly far: number; readonly from: number; readonly to: number };

const SEEN = {
  down: ({ left, top, right, bottom }) => ({ near: top, far: bottom, from: left, to: right }),
  up: ({ left, top, right, bottom }) => ({ near: -bottom, far: -top, from: left, to: right }),
  right: ({ left, top, right, bottom }) => ({ near: left, far: right, from: top, to: bottom }),
  left: ({ left, top, right, bottom }) => ({ near: -right, far: -left, from: top, to: bottom }),
} as const satisfies Record<Direction, (box: Box) => Seen>;

/** What two stretches share, as a part of the shorter one: 1 where it lies within the other, 0 or less where apart. */
function share(from: number, to: number, otherFrom: number, otherTo: number): number {
  const shorter = Math.min(to - from, otherTo - otherFrom);
  const common = Math.min(to, otherTo) - Math.max(from, otherFrom);
  return shorter <= 0 ? Math.sign(common) : common / shorter;
}

const across = (one: Seen, other: Seen): number => share(one.from, one.to, other.from, other.to);
const along = (one: Seen, other: Seen): number => share(one.near, one.far, other.near, other.far);

/** Side by side rather than one behind the other. */
const inOneRow = (one: Seen, other: Seen): boolean => along(one, other) > 0.5;

const isAhead = (from: Seen, to: Seen): boolean =>
  to.near + to.far > from.near + from.far && !inOneRow(from, to);

/** How far it is, a step aside counting twice. */
const cost = (from: Seen, to: Seen): number => {
  const aside = Math.max(0, to.from - from.to, from.from - to.to);
  return Math.max(0, to.near - from.far) + 2 * aside;
};

/**
 * The next of `boxes` from a box that is none of them, or null. Up and down take the nearest, and of several in its row
 * the one that stands most squarely before it, then the first in the list. Left and right stay in the row. Right to left
 * needs nothing of its own: places decide. Source: devices.md 2.5.
 */
export function nextFrom(origin: Box, boxes: readonly Box[], direction: Direction): number | null {
  const see = SEEN[direction];
  const from = see(origin);
  const isSideways = direction === "left" || direction === "right";
  const ahead = boxes
    .map((box, index) => ({ index, seen: see(box) }))
    .filter(({ seen }) => isAhead(from, seen) && (!isSideways || across(from, seen) > 0.25));
  const [first, ...rest] = ahead;
  if (first === undefined) return null;
  const nearest = rest.reduce(
    (best, each) => (cost(from, each.seen) < cost(from, best.seen) ? each : best),
    first,
  );
  const peers = ahead.filter(({ seen }) => across(from, seen) > 0 && inOneRow(nearest.seen, seen));
  return peers.reduce(
    (best, each) => (across(from, each.seen) > across(from, best.seen) + 0.01 ? each : best),
    peers[0] ?? nearest,
  ).index;
}

/**
 * Where each arrow leads from each box. What places alone leave out of reach is tied in at an arrow that leads nowhere
 * else, so that every control can be reached from every other one.
 */
export function linkBoxes(boxes: readonly Box[]): readonly Links[] {
  const links = boxes.map((box, self): Links => {
    const link = (direction: Direction): number | null => {
      const others = boxes.filter((_, index) => index !== self);
      const found = nextFrom(box, others, direction);
      return found === null || found < self ? found : found + 1;
    };
    return { up: link("up"), down: link("down"), left: link("left"), right: link("right") };
  });
  tieIn(links, boxes);
  return links;
}

function tieIn(links: readonly Links[], boxes: readonly Box[]): void {
  const all = boxes.map((_, index) => index);
  // Each turn ties one more control in, so there are no more turns than controls.
  for (const _ of all) {
    const reached = reach(links, 0, forward);
    const lost = all.find((index) => !reached.has(index));
    if (lost === undefined || !join(links, boxes, [...reached], [lost])) break;
  }
  for (const _ of all) {
    const home = reach(links, 0, backward);
    const lost = all.find((index) => !home.has(index));
    if (lost === undefined || !join(links, boxes, [...reach(links, lost, forward)], [...home])) break;
  }
}

type Step = (links: readonly Links[], from: number) => readonly number[];

const forward: Step = (links, from) => targets(links[from]);
const backward: Step = (links, to) =>
  links.map((_, index) => index).filter((index) => targets(links[index]).includes(to));

const targets = (link: Links | undefined): readonly number[] =>
  DIRECTIONS.map((direction) => link?.[direction] ?? null).filter((each) => each !== null);

/** All that can be reached from one control, itself included. */
function reach(links: readonly Links[], start: number, step: Step): ReadonlySet<number> {
  const seen = new Set([start]);
  for (const each of seen) for (const next of step(links, each)) seen.add(next);
  return seen;
}

/** Ties the closest pair together at a free arrow, one that points the right way if there is any. */
function join(
  links: readonly Links[],
  boxes: readonly Box[],
  from: readonly number[],
  to: readonly number[],
): boolean {
  let best: { readonly link: Links; readonly direction: Direction; readonly to: number } | null = null;
  let least = Infinity;
  for (const index of from) {
    const [link, box] = [links[index], boxes[index]];
    if (link === undefined || box === undefined) continue;
    for (const direction of DIRECTIONS.filter((each) => link[each] === null))
      for (const target of to) {
        const other = boxes[target];
        if (other === undefined) continue;
        const [here, there] = [SEEN[direction](box), SEEN[direction](other)];
        const price = (isAhead(here, there) ? 0 : 1e6) + cost(here, there) + Math.abs(target - index);
        if (price < least) [best, least] = [{ link, direction, to: target }, price];
      }
  }
  if (best === null) return false;
  best.link[best.direction] = best.to;
  return true;
}

import "server-only";

/** `full`: the page with its script. `plain`: the same page with every script refused, as for a browser without any. */
export type EngineTier = "full" | "plain";

/** The oldest engines in which the whole page was seen to work. Source: stack.md 5, devices.md 1.4. */
const FLOOR = { chromium: 64, firefox: 91, webkit: { major: 15, minor: 4 } } as const;

/** Longer than any browser's own name for itself. */
const longest = 1_000;

/**
 * Robots, and engines that borrow another's name: EdgeHTML says Chrome/64, Goanna and Servo say Firefox, Ladybird says
 * Chrome, Opera Mini runs scripts on a server far away.
 */
const neverSafe =
  /bot\/|crawler|spider|\+https?:|\bEdge\/|Trident|MSIE|Goanna|Servo|Ladybird|Opera M(?:ini|obi)|Presto|PhantomJS/i;

/**
 * Every number that stands for Chromium. Televisions write it with a zero (`Chr0me`) or, Samsung's apps, as a bare
 * `94.0.4606.31/7.0 TV Safari`. Source: devices.md 1.6.
 */
const chromium = /Chr[o0]m(?:e|ium)\/(\d{1,4})|\) (\d{1,4})\.\d+\.\d+\.\d+\/[\d.]+ TV /gi;

const firefox = /Gecko\/[\d.]+ Firefox\/(\d{1,4})\./;

/** On iPhone and iPad every browser is the system's own WebKit, whatever it calls itself. */
const appleSystem = /\b(?:iPhone|iPad|iPod)\b.*?\bOS (\d{1,3})_(\d{1,3})/;

/** Safari and what else tells its version truly, such as WebKitGTK; the engine's own number stands still since 2018. */
const webkit = /AppleWebKit\/605\.1\.15 .*Version\/(\d{1,3})\.(\d{1,3})/;

const isWebkitSafe = ([, major, minor]: RegExpExecArray): boolean =>
  Number(major) > FLOOR.webkit.major ||
  (Number(major) === FLOOR.webkit.major && Number(minor) >= FLOOR.webkit.minor);

/**
 * Which page a browser gets, by the real number of its engine. Whoever is not known to be safe gets the plain one: it
 * does everything, while a script that half works takes the page away. Source: stack.md 5.
 */
export function engineTier(userAgent: string | null): EngineTier {
  const name = (userAgent ?? "").slice(0, longest);
  return isSafe(name) ? "full" : "plain";
}

function isSafe(name: string): boolean {
  if (neverSafe.test(name)) return false;
  const system = appleSystem.exec(name);
  if (system !== null) return isWebkitSafe(system);
  const numbers = [...name.matchAll(chromium)].map(([, named, bare]) => Number(named ?? bare));
  // Where a name tells two, the older one: the other is there to please somebody.
  if (numbers.length > 0) return Math.min(...numbers) >= FLOOR.chromium;
  const gecko = firefox.exec(name);
  if (gecko !== null) return Number(gecko[1]) >= FLOOR.firefox;
  const safari = webkit.exec(name);
  return safari !== null && isWebkitSafe(safari);
}

/** One open browser with one tab. Each kind of engine has its own way to do these few things. */
export type Driver = {
  readonly open: (url: string) => Promise<void>;
  /** The value of a script expression in the page; also where the page's own script is off. */
  readonly read: (expression: string) => Promise<unknown>;
  /** A real press in the middle of the element. */
  readonly press: (selector: string) => Promise<void>;
  /** Real keys, in place of what the field holds. */
  readonly type: (selector: string, text: string) => Promise<void>;
  /** The whole page as PNG, as a screen of this width shows it. */
  readonly picture: (file: string, screen: Screen) => Promise<void>;
  /** What the browser complained of so far: exceptions that nobody caught, policies that were broken. */
  readonly faults: () => readonly string[];
  readonly close: () => Promise<void>;
};

export type Screen = { readonly width: number; readonly height: number };

/**
 * `script`: as it comes. `no script`: the payer switched script off. `refused`: script is on, and the browser calls
 * itself a television of 2018, to which the server refuses every script.
 */
export const MODES = ["script", "no script", "refused"] as const;
export type Mode = (typeof MODES)[number];

/** What a television of 2018 calls itself. */
export const TV_OF_2018 =
  "Mozilla/5.0 (Web0S; Linux/SmartTV) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/53.0.2785.34 Safari/537.36 WebAppManager";

/** An engine, or why it cannot be had here. */
export type Found =
  | { readonly kind: "found"; readonly version: string; readonly start: (mode: Mode) => Promise<Driver> }
  | { readonly kind: "missing"; readonly why: string };

export type Engine = { readonly name: string; readonly find: () => Promise<Found> };

const patienceMs = 20_000;
const pauseMs = 50;

/** Asks again and again until there is an answer. */
export async function poll<T>(inVain: string, ask: () => Promise<T | null>): Promise<T> {
  const deadline = Date.now() + patienceMs;
  for (;;) {
    const answer = await ask();
    if (answer !== null) return answer;
    if (Date.now() > deadline) throw new Error(`In vain: ${inVain}.`);
    await new Promise((resolve) => {
      setTimeout(resolve, pauseMs);
    });
  }
}

/** Waits for what an expression says of the page; a page that is on its way to another one says nothing. */
export const until = (driver: Driver, what: string, expression: string): Promise<true> =>
  poll(`waited for ${what}`, async () =>
    (await driver.read(expression).catch(() => false)) === true ? true : null,
  );

/** A console message that tells of a fault of ours; others are the engine's own talk. */
export const isFault = (text: string): boolean =>
  /content security policy|trusted ?(types|script)|refused to|hydrat|minified react error|uncaught/i.test(
    text,
  );

/** Brings an element into view and tells where its middle is. */
export const middleOf = (selector: string): string => `(function () {
  var element = document.querySelector(${JSON.stringify(selector)});
  element.scrollIntoView({ block: "center" });
  var box = element.getBoundingClientRect();
  return { x: box.left + box.width / 2, y: box.top + box.height / 2 };
})()`;

import type { FaultKind } from "@/e2e/simulation/plan";
import type { Answer } from "@/e2e/simulation/gate/model-gate";
import type { Instance } from "@/e2e/simulation/instance";
import type { World } from "@/e2e/simulation/world";

export const gateUrl = "https://gate.simulation";
export const commerceUrl = "https://commerce.simulation/public-api";

type Init = { readonly body?: string; readonly signal: { readonly ms: number } };
type Reply = { readonly status: number; readonly body: readonly Buffer[] };
type Json = Readonly<Record<string, unknown>>;

const reply = (http: number, text: string): Reply => ({ status: http, body: [Buffer.from(text)] });

/** Errors as the platform's fetch throws them. */
const broken = (code: string, syscall?: string): Error =>
  Object.assign(new TypeError("fetch failed"), { cause: { code, syscall } });
const late = (): Error => Object.assign(new Error("aborted"), { name: "TimeoutError" });

/** What becomes of one request. `isDone`: it reaches the other side; `sees`: what the caller gets to see. */
type Fate = {
  readonly isDone: boolean;
  readonly sees: "answer" | "reset" | "refused" | "silence" | "5xx" | "garbage";
};

const fates: readonly (readonly [FaultKind, number, Fate])[] = [
  ["refusedConnection", 6, { isDone: false, sees: "refused" }],
  ["resetBefore", 8, { isDone: false, sees: "reset" }],
  ["resetAfter", 6, { isDone: true, sees: "reset" }],
  ["silentBefore", 8, { isDone: false, sees: "silence" }],
  ["silentAfter", 6, { isDone: true, sees: "silence" }],
  ["garbage", 8, { isDone: true, sees: "garbage" }],
];

function fateOf(world: World): Fate {
  for (const [fault, times, fate] of fates) if (world.strikes(fault, times)) return fate;
  if (world.strikes("serverError", 6)) return { isDone: world.network.oneIn(2), sees: "5xx" };
  return { isDone: true, sees: "answer" };
}

const garbage = [
  "",
  "<html>502</html>",
  '{"status":',
  '{"status":"success","payment_id":"another"}',
  "[]",
] as const;

/** The network of one instance: between the Gate, Commerce and it. No request is a real one. */
export function fetchOf(world: World, instance: Instance) {
  return (url: string, init: Init): Promise<Reply> =>
    new Promise((resolve, reject) => {
      let isOver = false;
      const end = (act: () => void): void => {
        if (isOver) return;
        isOver = true;
        stop();
        instance.wake(act);
      };
      const stop = world.timeline.in(init.signal.ms, () => end(() => reject(late())));
      const answer = (ms: number, { http, body }: Answer): void =>
        void world.timeline.in(ms, () => end(() => resolve(reply(http, JSON.stringify(body)))));
      if (url.startsWith(commerceUrl)) {
        const { ms, answer: told } = world.commerce.ask(url);
        answer(ms, told);
        return;
      }
      toGate(world, url.slice(gateUrl.length + 4), JSON.parse(init.body ?? "{}") as Json, {
        answer,
        fail: (ms, reason) => void world.timeline.in(ms, () => end(() => reject(reason))),
        tell: (ms, http, text) => void world.timeline.in(ms, () => end(() => resolve(reply(http, text)))),
      });
    });
}

type Ends = {
  readonly answer: (ms: number, answer: Answer) => void;
  readonly fail: (ms: number, reason: Error) => void;
  readonly tell: (ms: number, http: number, text: string) => void;
};

function toGate(world: World, path: string, body: Json, ends: Ends): void {
  const isSale = /^payment\/.+\/sale/.test(path);
  const fate = fateOf(world);
  const there = world.network.pick([5, 20, 80, 300, 1_500]);
  const back = world.network.pick([5, 20, 80, 400, 3_000]);
  world.note(`→ ${path} ${fate.isDone ? "" : "lost, "}${fate.sees}`);
  world.watch.outgoing.leaving(path, body, fate.sees === "refused");
  if (isSale && world.strikes("limbo", 8)) {
    // It lies somewhere on its way for minutes, when everybody has given it up.
    world.timeline.in(
      world.network.between(20_000, 300_000),
      () => void world.watch.arrive(path, body, true),
    );
    ends.fail(there + 5, broken("ECONNRESET"));
    return;
  }
  if (fate.sees === "refused") return ends.fail(there, broken("ECONNREFUSED", "connect"));
  world.timeline.in(there, () => {
    const answer = fate.isDone ? world.watch.arrive(path, body, false) : null;
    if (fate.sees === "silence") return;
    if (fate.sees === "reset") return ends.fail(back, broken("ECONNRESET"));
    if (fate.sees === "5xx") return ends.tell(back, world.network.pick([500, 502, 503, 504]), "<html>");
    if (fate.sees === "garbage" || answer === null) return ends.tell(back, 200, world.network.pick(garbage));
    // An answer that was true when it was given, and is read when it no longer is.
    const slow = world.strikes("staleAnswer", path === "payment/status" ? 2 : 4);
    ends.answer(slow ? world.network.between(4_000, 14_000) : back, answer);
  });
}

import type { Socket } from "node:net";
import { Refusal } from "@/e2e/sandbox/gate/request";
import { htmlResponse, jsonResponse } from "@/e2e/sandbox/gate/wire";
import { pause, type World } from "@/e2e/sandbox/gate/world";
import type { SaleFault } from "@/e2e/sandbox/shared/faults";
import { phpJson } from "@/e2e/sandbox/shared/php-json";

type Context = {
  readonly world: World;
  /** The good answer, where the payment was taken in. */
  readonly accepted: object;
  readonly socket: Socket | undefined;
};

type Trouble = {
  /** Whether the payment is taken in before the bad answer. */
  readonly accepts: boolean;
  readonly answer: (context: Context) => Response | Promise<Response>;
};

const SLOW_MS = 3_000;

/** Never answers: whoever asked waits until it gives up. */
const silence = (): Promise<Response> => new Promise(() => {});

const refuse = (http: Refusal["http"], code: string) => (): never => {
  throw new Refusal(http, code);
};

const cutOff = ({ socket }: Context): Promise<Response> => {
  socket?.resetAndDestroy();
  return silence();
};

/** How a sale is answered badly. */
export const TROUBLES = {
  timeoutAfterAccept: { accepts: true, answer: silence },
  timeoutNotAccepted: { accepts: false, answer: silence },
  refuse: { accepts: false, answer: cutOff },
  resetAfterAccept: { accepts: true, answer: cutOff },
  http500NotAccepted: { accepts: false, answer: refuse(500, "501") },
  http500AfterAccept: { accepts: true, answer: refuse(500, "501") },
  htmlAfterAccept: { accepts: true, answer: () => htmlResponse() },
  htmlNotAccepted: { accepts: false, answer: () => htmlResponse() },
  truncatedAfterAccept: {
    accepts: true,
    answer: ({ accepted }) => {
      const text = phpJson(accepted);
      return new Response(text.slice(0, text.length / 2), {
        headers: { "content-type": "application/json" },
      });
    },
  },
  slow: {
    accepts: true,
    answer: async ({ world, accepted }) => {
      await pause(world, SLOW_MS);
      return jsonResponse(accepted);
    },
  },
  http403: { accepts: false, answer: refuse(403, "303") },
  http422: { accepts: false, answer: refuse(422, "2003") },
} satisfies Record<SaleFault, Trouble>;

import { whenDraining } from "@/lib/checkout/draining";
import { shift } from "@/lib/metrics/registry";

/** Proxies close silent streams after 30 to 60 s. */
const heartbeatMs = 20_000;
/** The browser opens a new stream by itself; this bounds what a forgotten one can hold. */
const lifetimeMs = 600_000;

/**
 * A stream of server-sent events. `begin` gets the way to say something and returns the way to stop; what is said after
 * the end goes nowhere.
 */
export function eventStream(
  signal: AbortSignal,
  begin: (say: (line: string) => void) => () => void,
  headers: Readonly<Record<string, string>> = {},
): Response {
  const text = new TextEncoder();
  let end = () => {};
  const stream = new ReadableStream<Uint8Array>({
    start(controller) {
      let open = true;
      const say = (line: string) => {
        if (open) controller.enqueue(text.encode(line));
      };
      say("retry: 2000\n\n");
      shift("checkout_live_streams", {}, 1);
      const stop = begin(say);
      const heartbeat = setInterval(() => say(": here\n\n"), heartbeatMs);
      const close = () => {
        if (!open) return;
        end();
        controller.close();
      };
      const last = setTimeout(close, lifetimeMs);
      let forget = () => {};
      end = () => {
        if (!open) return;
        open = false;
        shift("checkout_live_streams", {}, -1);
        forget();
        stop();
        clearInterval(heartbeat);
        clearTimeout(last);
      };
      // The browser opens it again by itself, and by then another instance answers.
      forget = whenDraining(close);
      signal.addEventListener("abort", end);
      if (signal.aborted) end();
    },
    cancel: () => end(),
  });
  return new Response(stream, {
    headers: { "content-type": "text/event-stream; charset=utf-8", "x-accel-buffering": "no", ...headers },
  });
}

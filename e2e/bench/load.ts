import { Agent, request } from "node:http";

export type Load = {
  readonly perSecond: number;
  readonly requests: number;
  readonly failures: number;
  readonly p50: number;
  readonly p99: number;
};

export type Call = { readonly url: string; readonly method?: string; readonly body?: string };

const send = (agent: Agent, { url, method = "GET", body }: Call): Promise<number> =>
  new Promise((resolve) => {
    const headers = {
      "accept-encoding": "gzip",
      ...(body === undefined
        ? {}
        : { "content-type": "application/json", "content-length": Buffer.byteLength(body) }),
    };
    const sent = request(url, { agent, method, headers }, (response) => {
      response.on("end", () => resolve(response.statusCode ?? 0));
      response.on("error", () => resolve(0));
      response.resume();
    });
    sent.on("error", () => resolve(0));
    sent.end(body);
  });

/** Keeps so many connections busy until the calls or the time run out. Only 2xx counts as an answer. */
export const press = async (
  calls: Iterator<Call>,
  { connections, ms }: { readonly connections: number; readonly ms: number },
): Promise<Load> => {
  const agent = new Agent({ keepAlive: true, maxSockets: connections });
  const times: number[] = [];
  let failures = 0;
  const began = performance.now();
  const work = async (): Promise<void> => {
    while (performance.now() - began < ms) {
      const next = calls.next();
      if (next.done) return;
      const at = performance.now();
      const status = await send(agent, next.value);
      if (status >= 200 && status < 300) times.push(performance.now() - at);
      else failures += 1;
    }
  };
  await Promise.all(Array.from({ length: connections }, work));
  const seconds = (performance.now() - began) / 1000;
  agent.destroy();
  const sorted = times.toSorted((a, b) => a - b);
  const at = (share: number): number => sorted[Math.floor(sorted.length * share)] ?? NaN;
  return {
    perSecond: times.length / seconds,
    requests: times.length,
    failures,
    p50: at(0.5),
    p99: at(0.99),
  };
};

export function* forever(call: Call): Generator<Call> {
  for (;;) yield call;
}

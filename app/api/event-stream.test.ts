import { afterEach, expect, test } from "vitest";
import { eventStream } from "@/app/api/event-stream";
import { beginDraining, forgetDraining } from "@/lib/checkout/draining";
import { forgetMetrics, metricsText } from "@/lib/metrics/registry";

afterEach(() => {
  forgetDraining();
  forgetMetrics();
});

const open = () => Number(/^checkout_live_streams (\d+)$/m.exec(metricsText())?.[1] ?? 0);

const begin = (aborter = new AbortController()) => {
  const said: { say: (line: string) => void; stopped: number } = { say: () => {}, stopped: 0 };
  const response = eventStream(aborter.signal, (say) => {
    said.say = say;
    return () => void (said.stopped += 1);
  });
  return { said, response, aborter };
};

test("an instance that is about to end closes its streams, so that browsers open them elsewhere", async () => {
  const { said, response } = begin();
  said.say("data: change\n\n");
  beginDraining();
  said.say("data: too late\n\n");
  expect(await response.text()).toBe("retry: 2000\n\ndata: change\n\n");
  expect(said.stopped).toBe(1);
});

test("a stream that is opened while the instance ends is closed at once, and nothing is left watching", async () => {
  beginDraining();
  const { said, response } = begin();
  expect(await response.text()).toBe("retry: 2000\n\n");
  expect([said.stopped, open()]).toEqual([1, 0]);
});

test("open streams are counted, and each counts down once, however it ends", async () => {
  const [first, second] = [begin(), begin()];
  expect(open()).toBe(2);
  first.aborter.abort();
  first.aborter.abort();
  await second.response.body?.cancel();
  beginDraining();
  expect(open()).toBe(0);
  expect([first.said.stopped, second.said.stopped]).toEqual([1, 1]);
});

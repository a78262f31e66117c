import { createServer, type AddressInfo, type Server } from "node:net";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openWay, type Trouble, type Way } from "@/e2e/cluster/way";

const answer = `HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\n0123456789`;
let heard = 0;
let server: Server;
let way: Way;

beforeAll(async () => {
  server = createServer((socket) =>
    socket
      .on("error", () => undefined)
      .on("data", () => {
        heard += 1;
        socket.write(answer);
      }),
  );
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  way = await openWay((server.address() as AddressInfo).port);
});
afterAll(async () => {
  await way.close();
  server.close();
});

/** How a request on this way ends, and whether the other side heard of it. */
const ask = async (trouble: Trouble, signal?: AbortSignal): Promise<string> => {
  await way.be(trouble);
  heard = 0;
  const headers = { connection: "close" };
  const end = await fetch(`http://127.0.0.1:${way.port}`, { headers, ...(signal ? { signal } : {}) })
    .then((response) => response.text())
    .catch((reason: unknown) => {
      const { cause, name } = reason as Error & { cause?: { code?: string } };
      // Which of the two a broken way is, depends on what the reader was at.
      return /^(ECONNRESET|UND_ERR_SOCKET)$/.test(cause?.code ?? "") ? "broken" : (cause?.code ?? name);
    });
  return `${end}, ${heard === 0 ? "not heard" : "heard"}`;
};

test.each([
  [{ kind: "none" }, "0123456789, heard"],
  [{ kind: "slow", ms: 5 }, "0123456789, heard"],
  [{ kind: "resetAtOnce" }, "broken, not heard"],
  [{ kind: "resetAfter", after: 0 }, "broken, heard"],
  [{ kind: "resetAfter", after: answer.length - 5 }, "broken, heard"],
  [{ kind: "cutAfter", after: answer.length - 5 }, "broken, heard"],
  [{ kind: "refused" }, "ECONNREFUSED, not heard"],
  [{ kind: "none" }, "0123456789, heard"],
] as const)("a way with %o ends a request so", async (trouble, end) => {
  expect(await ask(trouble)).toBe(end);
});

test.each([
  ["blackHole", "not heard"],
  ["halfOpen", "heard"],
] as const)("%s: only our own patience ends it, and it was %s", async (kind, end) => {
  expect(await ask({ kind }, AbortSignal.timeout(300))).toBe(`TimeoutError, ${end}`);
});

test("what was said into a silence is heard when it is over", async () => {
  await way.be({ kind: "silent" });
  heard = 0;
  const headers = { connection: "close" };
  const asked = fetch(`http://127.0.0.1:${way.port}`, { headers });
  // Past the way, the server has answered meanwhile.
  await fetch(`http://127.0.0.1:${(server.address() as AddressInfo).port}`, { headers });
  expect(heard).toBe(1);
  await way.be({ kind: "none" });
  expect(await (await asked).text()).toBe("0123456789");
  expect(heard).toBe(2);
});

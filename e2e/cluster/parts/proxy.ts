import { createServer, request, type IncomingHttpHeaders, type Server } from "node:http";
import { join } from "node:path";
import { logFolder } from "@/e2e/cluster/cluster";
import { ensure, type Part } from "@/e2e/cluster/part";
import { startProxy } from "@/e2e/cluster/proxy";
import { freePorts } from "@/e2e/run/ports.mjs";

type Heard = { readonly method: string; readonly headers: IncomingHttpHeaders };

let heard: readonly Heard[] = [];

/** Not the list itself: the compiler would believe that nothing comes in meanwhile. */
const count = (): number => heard.length;

/** Stands in the place of an instance: `die` in the path breaks the connection off when all has been read. */
const fakeInstance = (port: number): Promise<Server> =>
  new Promise((resolve) => {
    const server = createServer((asked, answer) => {
      asked.resume().on("end", () => {
        heard = [...heard, { method: asked.method ?? "", headers: asked.headers }];
        if (asked.url?.includes("die")) asked.socket.destroy();
        else if (asked.url?.startsWith("/api/live/")) answer.write("retry: 2000\n\n");
        else answer.end("ok");
      });
    });
    server.listen(port, "127.0.0.1", () => resolve(server));
  });

type Answer = {
  readonly status: number | null;
  readonly location: string | undefined;
  readonly text: string;
};

/** Asks as nobody's browser would; `status` null where the connection ended without an answer. */
const ask = (
  port: number,
  path: string,
  method: string,
  headers: Record<string, string>,
  body = "",
): Promise<Answer> =>
  new Promise((resolve) => {
    const asked = request({ port, path, method, headers }, (answer) => {
      let text = "";
      const end = (): void =>
        resolve({ status: answer.statusCode ?? null, location: answer.headers.location, text });
      answer.setEncoding("utf8").on("data", (part: string) => {
        text += part;
        if (path.startsWith("/api/live/")) end();
      });
      answer.on("end", end);
    });
    asked.on("error", () => resolve({ status: null, location: undefined, text: "" }));
    asked.end(body);
  });

/** deploy/nginx.conf alone, before two stand-ins: what it overwrites, refuses, repeats and never repeats. */
export const proxy: Part = {
  name: "proxy",
  run: async () => {
    const [front = 0, ...own] = await freePorts(3);
    const instances = await Promise.all(own.map(fakeInstance));
    const nginx = await startProxy(front, own, join(logFolder(), "nginx-alone"));
    heard = [];
    const host = `127.0.0.1:${front}`;
    const told = async (
      path: string,
      method: string,
      more: Record<string, string> = {},
      body = "",
    ): Promise<Answer> => {
      heard = [];
      return ask(front, path, method, { host, ...more }, body);
    };
    try {
      const lies = {
        "x-forwarded-for": "192.0.2.9",
        "x-forwarded-host": "evil.example",
        "x-forwarded-port": "1",
        "x-real-ip": "192.0.2.9",
        forwarded: "for=192.0.2.9",
      };
      ensure((await told("/", "GET", lies)).status === 200, "A page is not answered.");
      const seen = heard[0]?.headers ?? {};
      ensure(
        seen["x-forwarded-for"] === "127.0.0.1",
        `X-Forwarded-For is believed: ${seen["x-forwarded-for"]}`,
      );
      ensure(seen["x-forwarded-host"] === host, `X-Forwarded-Host is believed: ${seen["x-forwarded-host"]}`);
      for (const name of ["x-forwarded-port", "x-real-ip", "forwarded"])
        ensure(seen[name] === undefined, `${name} passes: ${String(seen[name])}`);

      ensure(
        (await told("/", "GET", { host: "evil.example" })).status === null,
        "A foreign Host is answered.",
      );
      ensure(count() === 0, "A foreign Host reaches an instance.");

      await told("/pay/cpi_1/die", "GET");
      ensure(count() === 2, `A GET that broke off was asked ${count()} times, not at both.`);
      const post = await told("/pay/cpi_1/die", "POST", { "content-length": "2" }, "hi");
      ensure(count() === 1, `A POST that broke off was sent ${count()} times.`);
      ensure(
        post.status === 303 && post.location === "/pay/cpi_1",
        `Its payer got ${post.status} ${post.location}.`,
      );
      const callback = await told("/api/callbacks/gate?die", "POST", { "content-length": "2" }, "hi");
      ensure(
        callback.status === 503 && count() === 1,
        `A callback that broke off was told ${callback.status}.`,
      );

      const big = "x".repeat(200_000);
      ensure(
        (await told("/", "POST", { "content-length": String(big.length) }, big)).status === 413,
        "A body of 200 KB passes.",
      );
      const long = await told("/", "GET", { cookie: "x".repeat(20_000) });
      ensure(long.status === 400 || long.status === 431, `A header of 20 KB is told ${long.status}.`);
      const live = await told("/api/live/cpi_1", "GET");
      ensure(live.text.includes("retry:"), "A stream is held back.");

      // The first instance is gone: nobody notices, not by POST either, since nothing had been sent there.
      await new Promise((resolve) => void instances[0]?.close(resolve).closeAllConnections());
      for (let at = 0; at < 6; at += 1)
        ensure(
          (await told("/pay/cpi_1/card", "POST", { "content-length": "2" }, "hi")).status === 200,
          "A POST failed.",
        );
    } finally {
      await nginx.stop();
      for (const each of instances) each.close().closeAllConnections();
    }
    return {
      did:
        "deploy/nginx.conf before two stand-ins: headers overwritten, foreign Host closed, 200 KB and long headers refused, " +
        "streams at once, a broken GET asked again, a broken POST never sent again and its payer led to his invoice.",
      ledger: "not asked.",
    };
  },
};

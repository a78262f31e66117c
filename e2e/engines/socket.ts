import { pathToFileURL } from "node:url";
import { join } from "node:path";
import { enginesFolder } from "@/e2e/engines/packages";

type Socket = {
  on(event: "message", listener: (data: { toString(): string }) => void): void;
  once(event: "open" | "close", listener: () => void): void;
  once(event: "error", listener: (error: Error) => void): void;
  send(text: string): void;
  close(): void;
};
type SocketKind = new (url: string, options: { readonly perMessageDeflate: false }) => Socket;

export type Answer = Readonly<Record<string, unknown>>;

/** A line to a browser on which requests are numbered and news come between the answers (DevTools and WebDriver BiDi). */
export type Line = {
  readonly ask: (method: string, params?: object) => Promise<Answer>;
  readonly onNews: (listener: (method: string, params: Answer) => void) => void;
  readonly close: () => void;
};

/** An object's member that is an object itself; empty where it is not. */
export const member = (value: unknown, name: string): Answer => {
  const found: unknown = typeof value === "object" && value !== null ? Reflect.get(value, name) : null;
  return typeof found === "object" && found !== null ? (found as Answer) : {};
};

/** Opens a line; the old protocols and the new one write requests, answers and news alike. */
export async function openLine(url: string): Promise<Line> {
  // Of the engines' own packages: the project itself has no use for it.
  const file = pathToFileURL(join(enginesFolder, "node_modules/ws/wrapper.mjs")).href;
  const { default: WebSocket } = (await import(file)) as { default: SocketKind };
  const socket = new WebSocket(url, { perMessageDeflate: false });
  const waiting = new Map<number, { resolve: (answer: Answer) => void; reject: (error: Error) => void }>();
  const listeners: ((method: string, params: Answer) => void)[] = [];
  let last = 0;
  socket.on("message", (data) => {
    const message = JSON.parse(data.toString()) as Answer;
    const { id, method, error } = message;
    if (typeof method === "string") for (const listen of listeners) listen(method, member(message, "params"));
    const asked = typeof id === "number" ? waiting.get(id) : undefined;
    if (typeof id !== "number" || asked === undefined) return;
    waiting.delete(id);
    if (error === undefined) asked.resolve(member(message, "result"));
    else asked.reject(new Error(JSON.stringify({ error, message: message["message"] })));
  });
  socket.once("close", () => {
    for (const { reject } of waiting.values()) reject(new Error("The browser hung up."));
    waiting.clear();
  });
  await new Promise<void>((resolve, reject) => {
    socket.once("open", resolve);
    socket.once("error", reject);
  });
  return {
    ask: (method, params = {}) =>
      new Promise((resolve, reject) => {
        last += 1;
        waiting.set(last, { resolve, reject });
        socket.send(JSON.stringify({ id: last, method, params }));
      }),
    onNews: (listener) => void listeners.push(listener),
    close: () => socket.close(),
  };
}

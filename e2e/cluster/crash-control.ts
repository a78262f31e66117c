import { connect } from "node:net";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { root } from "@/e2e/run/root.mjs";

/** A message of Checkout to others, the `nth` of its name since the arming. */
export type Message = { readonly name: string; readonly nth: number };

export const phases = ["before", "sent", "answered"] as const;

/** Where the process is to die: see preload/crash.mjs. */
export type Point = Message & { readonly phase: (typeof phases)[number] };

export const tellPoint = ({ name, nth, phase }: Point): string =>
  `${phase} "${name}"${nth > 1 ? ` (${nth})` : ""}`;

/** The environment of a process that can be killed at a point. */
export const crashEnv = (controlPort: number): Readonly<Record<string, string>> => ({
  NODE_OPTIONS: `--import=${pathToFileURL(join(root, "e2e/cluster/preload/crash.mjs")).href}`,
  CRASH_CONTROL_PORT: String(controlPort),
});

const tell = (port: number, order: object): Promise<readonly Message[]> =>
  new Promise((resolve, reject) => {
    const socket = connect(port, "127.0.0.1", () => socket.write(JSON.stringify(order)));
    let text = "";
    socket.setEncoding("utf8");
    socket.on("data", (part: string) => (text += part));
    socket.on("error", reject);
    socket.on("end", () => resolve(JSON.parse(text) as readonly Message[]));
  });

/** Counts messages anew from now on, and kills at none. */
export const listenNow = (port: number): Promise<unknown> => tell(port, { word: "listen" });

/** Counts anew, and kills at this point. */
export const arm = (port: number, point: Point): Promise<unknown> => tell(port, { word: "arm", point });

/** What was said since the last word. */
export const heardSince = (port: number): Promise<readonly Message[]> => tell(port, { word: "read" });

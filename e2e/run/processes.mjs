import { spawn } from "node:child_process";
import { closeSync, mkdirSync, openSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { root, Trouble } from "./root.mjs";
import { endGroup } from "./signals.mjs";

const endsWithinMs = 8000;
let guard = null;

/** Tells the guard, which ends our children when we are ended without a chance to do it. */
function tellGuard(...words) {
  guard ??= spawn(process.execPath, [join(root, "e2e/run/guard.mjs")], {
    detached: true,
    stdio: ["pipe", "ignore", "ignore"],
    windowsHide: true,
  });
  guard.unref();
  guard.stdin.unref();
  guard.stdin.write(`${words.join("\t")}\n`);
}

/** A folder that must not stay behind, however we end. */
export function removeAtEnd(folder) {
  tellGuard("folder", folder);
}

/**
 * Starts a child in a process group of its own (a terminal's Ctrl-C reaches us only, so that we choose the order)
 * with all it says in a log file, or where we speak ourselves when there is none.
 * @param {{ name: string, command: string, args: string[], env?: object, cwd?: string,
 *   identity?: { uid?: number, gid?: number }, logFile?: string, endSignal?: NodeJS.Signals }} what
 */
export function startChild({
  name,
  command,
  args,
  env,
  cwd = root,
  identity = {},
  logFile,
  endSignal = "SIGTERM",
}) {
  if (logFile !== undefined) mkdirSync(dirname(logFile), { recursive: true });
  const log = logFile === undefined ? "inherit" : openSync(logFile, "a");
  const child = spawn(command, args, {
    cwd,
    env: { ...process.env, ...env },
    stdio: ["ignore", log, log],
    detached: process.platform !== "win32",
    windowsHide: true,
    ...identity,
  });
  if (log !== "inherit") closeSync(log);
  if (child.pid !== undefined) tellGuard("start", child.pid, endSignal);
  let isGone = child.pid === undefined;
  const ended = new Promise((resolve) => {
    child.once("error", (error) => resolve({ reason: error.message, code: null }));
    child.once("exit", (code, signal) => {
      isGone = true;
      tellGuard("end", child.pid);
      resolve({ reason: signal ? `ended by ${signal}` : `exit code ${code}`, code });
    });
  });
  return {
    name,
    logFile,
    ended,
    /** Ends it and waits until it is gone; impatient after some seconds. */
    async stop(signal = endSignal) {
      if (isGone) return;
      endGroup(child.pid, signal);
      const patience = new AbortController();
      await Promise.race([ended, wait(endsWithinMs, null, { signal: patience.signal }).catch(() => null)]);
      patience.abort();
      endGroup(child.pid, "SIGKILL");
      await ended;
    },
  };
}

/**
 * Waits until `isReady` says yes; a child that ends meanwhile, or the deadline, is a Trouble that shows its last words.
 * @param {{ name: string, logFile?: string | undefined, ended: Promise<{ reason: string, code: number | null }> }} child
 * @param {() => Promise<boolean>} isReady
 */
export async function waitUntilReady(child, isReady, deadlineMs = 60_000) {
  const deadline = Date.now() + deadlineMs;
  let end = null;
  void child.ended.then((how) => (end = how));
  while (!(await isReady())) {
    if (end) throw new Trouble(`${child.name} did not start: ${end.reason}.\n${lastWords(child.logFile)}`);
    if (Date.now() > deadline) {
      throw new Trouble(
        `${child.name} was not ready in ${deadlineMs / 1000} s.\n${lastWords(child.logFile)}`,
      );
    }
    await wait(50);
  }
}

/** Is there a 2xx at this address? */
export async function answers(url) {
  try {
    const response = await fetch(url, { signal: AbortSignal.timeout(5000), redirect: "manual" });
    await response.arrayBuffer();
    return response.ok;
  } catch {
    return false;
  }
}

/** The end of a log, with its place, for a message. */
export function lastWords(logFile) {
  const lines = readFileSync(logFile, "utf8").trimEnd().split("\n").slice(-20);
  return `${lines.map((line) => `  | ${line}`).join("\n")}\n  (the whole log: ${logFile})`;
}

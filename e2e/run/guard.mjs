// A small process that outlives ours by a moment: when its input ends, whatever ended us (kill -9 too), it ends
// what we had started and removes our temporary folders. Told by lines: "start PID SIGNAL", "end PID", "folder PATH".
import { rmSync } from "node:fs";
import { createInterface } from "node:readline";
import { setTimeout as wait } from "node:timers/promises";
import { endGroup, isAlive } from "./signals.mjs";

const patienceMs = 8000;
const running = new Map();
const folders = [];

for await (const line of createInterface({ input: process.stdin })) {
  const [word, subject = "", signal] = line.split("\t");
  if (word === "start") running.set(Number(subject), signal);
  if (word === "end") running.delete(Number(subject));
  if (word === "folder") folders.push(subject);
}

const pids = [...running.keys()].toReversed();
for (const pid of pids) endGroup(pid, running.get(pid));
const deadline = Date.now() + patienceMs;
while (pids.some(isAlive) && Date.now() < deadline) await wait(50);
for (const pid of pids) endGroup(pid, "SIGKILL");
for (const folder of folders) rmSync(folder, { recursive: true, force: true, maxRetries: 5 });

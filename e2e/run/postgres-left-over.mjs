import { spawnSync } from "node:child_process";
import { existsSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { Trouble } from "./root.mjs";
import { isAlive } from "./signals.mjs";

const ownerFile = (folder) => join(folder, "owner");

/** Writes down who works on this folder. */
export function noteOwner(folder) {
  writeFileSync(ownerFile(folder), String(process.pid));
}

/**
 * Before a start: a server that a killed run left behind is ended, its lock is removed; a server that somebody
 * still uses stays, and we go.
 */
export async function endLeftOver(folder) {
  const lock = join(folder, "data", "postmaster.pid");
  const pid = numberIn(lock);
  if (pid === null) return;
  if (isPostgres(pid)) {
    const owner = numberIn(ownerFile(folder));
    if (owner !== null && owner !== process.pid && isAlive(owner)) {
      throw new Trouble(
        `The database in ${folder} is in use by a run that still goes on (process ${owner}).\n` +
          "End that run first, or set DATABASE_URL to use another database.",
      );
    }
    await end(pid);
  }
  rmSync(lock, { force: true });
}

async function end(pid) {
  process.kill(pid, "SIGINT");
  const deadline = Date.now() + 10_000;
  while (isPostgres(pid)) {
    if (Date.now() > deadline)
      throw new Trouble(`An old PostgreSQL (process ${pid}) does not end; end it by hand.`);
    await wait(50);
  }
}

function numberIn(file) {
  if (!existsSync(file)) return null;
  const number = Number.parseInt(readFileSync(file, "utf8"), 10);
  return Number.isInteger(number) && number > 0 ? number : null;
}

/**
 * After a restart of the machine the number in a lock may be anybody's; and where nobody collects the dead (a
 * container without an init) an ended server still has its number.
 */
function isPostgres(pid) {
  if (!isAlive(pid)) return false;
  if (process.platform === "win32") return true;
  const stat = `/proc/${pid}/stat`;
  const { stdout: words } = existsSync(stat)
    ? { stdout: readFileSync(stat, "utf8").replace(/^\d+ \((.*)\) (\S+).*$/s, "$2 $1") }
    : spawnSync("ps", ["-o", "stat=,comm=", "-p", String(pid)], { encoding: "utf8" });
  return !words.startsWith("Z") && words.includes("postgres");
}

import { existsSync, readdirSync, readFileSync, readlinkSync } from "node:fs";

const read = (file: string): string => {
  try {
    return readFileSync(file, "latin1");
  } catch {
    // A process that has just gone.
    return "";
  }
};

const processes = (): readonly string[] => readdirSync("/proc").filter((name) => /^\d+$/.test(name));

const holds = (pid: string, socket: string): boolean => {
  try {
    const folder = `/proc/${pid}/fd`;
    return readdirSync(folder).some((fd) => readlinkSync(`${folder}/${fd}`) === socket);
  } catch {
    return false;
  }
};

const listening = "0A";

/** The process that listens on a port; null where the system does not tell it this way (anything but Linux). */
export const processOn = (port: string): string | null => {
  if (!existsSync("/proc/net/tcp")) return null;
  const wanted = `:${Number(port).toString(16).toUpperCase().padStart(4, "0")}`;
  const rows = `${read("/proc/net/tcp")}\n${read("/proc/net/tcp6")}`
    .split("\n")
    .map((row) => row.trim().split(/\s+/));
  const row = rows.find(([, local, , state]) => local?.endsWith(wanted) && state === listening);
  const inode = row?.[9];
  return inode === undefined ? null : (processes().find((pid) => holds(pid, `socket:[${inode}]`)) ?? null);
};

const tickMs = 10;

/** Milliseconds of processor that a process has used: unlike time on the clock, hardly a matter of who else is busy. */
export const processorMs = (pid: string | null): number => {
  const stat = pid === null ? "" : read(`/proc/${pid}/stat`);
  // After the name, which may hold anything, come the fields from the third on.
  const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
  return stat === "" ? NaN : (Number(fields[11]) + Number(fields[12])) * tickMs;
};

/** Bytes of memory that a process holds now (resident set). */
export const memoryOf = (pid: string | null): number =>
  pid === null ? NaN : Number(/^VmRSS:\s+(\d+) kB$/m.exec(read(`/proc/${pid}/status`))?.[1]) * 1_024;

import { spawnSync } from "node:child_process";
import { chmodSync, closeSync, openSync, writeSync } from "node:fs";
import { ensure } from "@/e2e/cluster/part";
import { postgresIdentity, temporaryFolder } from "@/e2e/run/postgres-user.mjs";

export type Disk = { readonly folder: string; readonly unmount: () => void };

/** A disk of its own for a store: a small tmpfs, which only root may mount. Throws elsewhere. */
export const mountSmallDisk = (): Disk => {
  const folder = temporaryFolder(postgresIdentity());
  const mount = ["-t", "tmpfs", "-o", "size=192m,mode=711", "tmpfs", folder];
  const { status, stderr } = spawnSync("mount", mount, { encoding: "utf8" });
  ensure(status === 0, `A small disk for the store could not be mounted (run this part as root): ${stderr}`);
  chmodSync(folder, 0o711);
  return { folder, unmount: () => void spawnSync("umount", ["-l", folder]) };
};

/** Writes a file until nothing more fits. */
export const fillDisk = (file: string): void => {
  const ballast = openSync(file, "w");
  try {
    // The system may write a part, or nothing: then smaller pieces.
    for (let size = 1 << 20; size >= 512;) {
      let written = 0;
      try {
        written = writeSync(ballast, Buffer.alloc(size, 1));
      } catch (reason) {
        ensure((reason as NodeJS.ErrnoException).code === "ENOSPC", String(reason));
      }
      if (written < size) size /= 2;
    }
  } finally {
    closeSync(ballast);
  }
};

import { spawnSync } from "node:child_process";
import { chownSync, cpSync, mkdirSync, mkdtempSync, statSync } from "node:fs";
import { createHash } from "node:crypto";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { postgresPackage } from "./install.mjs";
import { removeAtEnd } from "./processes.mjs";
import { Trouble } from "./root.mjs";

/**
 * PostgreSQL refuses to run as root (a container's usual user). There it runs as the user "postgres", or "nobody":
 * both are only borrowed, no user is made on the machine.
 * @returns {{ uid?: number, gid?: number }} nothing when we are an ordinary user
 */
export function postgresIdentity() {
  if (process.getuid?.() !== 0) return {};
  for (const user of ["postgres", "nobody"]) {
    const [uid, gid] = ["-u", "-g"].map((flag) => {
      const { status, stdout } = spawnSync("id", [flag, user], { encoding: "utf8" });
      return status === 0 ? Number(stdout) : Number.NaN;
    });
    if (Number.isInteger(uid) && Number.isInteger(gid)) return { uid, gid };
  }
  throw new Trouble(
    'PostgreSQL does not run as root, and there is no user "postgres" or "nobody" to run it as.\n' +
      "Run this as an ordinary user, or set DATABASE_URL to a PostgreSQL of your own.",
  );
}

/** Can somebody else than root come to this place? (A clone in root's home cannot be reached by the user above.) */
function isReachable(path) {
  for (let folder = path; folder !== dirname(folder); folder = dirname(folder)) {
    const found = statSync(folder, { throwIfNoEntry: false });
    if (found && (found.mode & 0o001) === 0) return false;
  }
  return true;
}

/** Folder of the PostgreSQL programs, where `identity` can run them. */
export function postgresPrograms(identity) {
  const packaged = join(postgresPackage(), "native");
  if (!statSync(packaged, { throwIfNoEntry: false })) {
    throw new Trouble(
      `There is no embedded PostgreSQL for this machine (${process.platform} ${process.arch}).\n` +
        "Set DATABASE_URL to a PostgreSQL of your own.",
    );
  }
  if (identity.uid === undefined || isReachable(join(packaged, "bin"))) return join(packaged, "bin");
  const copy = temporaryFolder(identity);
  cpSync(packaged, join(copy, "native"), { recursive: true, verbatimSymlinks: true });
  return join(copy, "native", "bin");
}

/** A folder of ours that `identity` owns; elsewhere, by a name that stays the same, when it could not be reached. */
export function ownFolder(wanted, identity) {
  const isOrdinary = identity.uid === undefined;
  const elsewhere = `checkout-${createHash("sha256").update(wanted).digest("hex").slice(0, 12)}`;
  const folder = isOrdinary || isReachable(dirname(wanted)) ? wanted : join("/var/tmp", elsewhere);
  mkdirSync(dirname(folder), { recursive: true });
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  if (isOrdinary) return folder;
  const { uid } = statSync(folder);
  if (uid !== 0 && uid !== identity.uid) throw new Trouble(`${folder} belongs to somebody else; remove it.`);
  chownSync(folder, identity.uid, identity.gid);
  return folder;
}

/** A fresh folder that goes away with us. */
export function temporaryFolder(identity) {
  const folder = mkdtempSync(join(tmpdir(), "checkout-"));
  removeAtEnd(folder);
  if (identity.uid !== undefined) chownSync(folder, identity.uid, identity.gid);
  return folder;
}

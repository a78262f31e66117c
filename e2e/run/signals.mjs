/** Sends a signal to a child that we started as the leader of its own group, and to its children. */
export function endGroup(pid, signal) {
  try {
    // Windows has no groups; there the child alone is ended.
    process.kill(process.platform === "win32" ? pid : -pid, signal);
  } catch (error) {
    if (error.code !== "ESRCH" && error.code !== "EPERM") throw error;
  }
}

export function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === "EPERM";
  }
}

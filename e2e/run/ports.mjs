import { createServer } from "node:net";
import { Trouble } from "./root.mjs";

/** Opens a port on one address; null when it is taken. */
function open(port, host) {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once("error", (error) => {
      if (error.code === "EADDRINUSE" || error.code === "EACCES") resolve(null);
      // No such address on this machine (IPv6 switched off): nobody can be in our way there.
      else if (error.code === "EADDRNOTAVAIL" || error.code === "EAFNOSUPPORT") resolve(undefined);
      else reject(error);
    });
    server.listen({ port, host, exclusive: true }, () => resolve(server));
  });
}

const close = (server) => new Promise((resolve) => (server ? server.close(resolve) : resolve()));

/** Ports that nobody uses, all different: they are held together, then let go together. */
export async function freePorts(count) {
  const servers = [];
  for (let n = 0; n < count; n += 1) servers.push(await open(0, "0.0.0.0"));
  const ports = servers.map((server) => server.address().port);
  await Promise.all(servers.map(close));
  return ports;
}

export async function freePort() {
  const [port] = await freePorts(1);
  return port;
}

/**
 * Every address by itself: some systems let one process have the wildcard and another the loopback.
 * @param {number} port @param {string} name who wants it @param {string} variable chooses another
 */
export async function ensureFree(port, name, variable) {
  for (const host of ["0.0.0.0", "127.0.0.1", "::1"]) {
    const server = await open(port, host);
    if (server === null) {
      throw new Trouble(
        `Port ${port}, wanted for ${name}, is taken by another program.\n` +
          `End that program, or choose another port: ${variable}=${port + 1} npm run demo`,
      );
    }
    await close(server);
  }
}

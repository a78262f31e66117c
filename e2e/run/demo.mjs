// npm run demo: everything that is needed to pay an invoice on this machine, with one command.
import { networkInterfaces } from "node:os";
import { join } from "node:path";
import { ensureInstalled } from "./install.mjs";
import { reportTrouble, root, Trouble } from "./root.mjs";

const wishes = [
  { name: "checkout", title: "Checkout", variable: "PORT", usual: 3000 },
  { name: "commerce", title: "the sandbox's Commerce", variable: "COMMERCE_PORT", usual: 4010 },
  { name: "gate", title: "the sandbox's Gate", variable: "GATE_PORT", usual: 4020 },
  { name: "shop", title: "the sandbox's shop", variable: "SHOP_PORT", usual: 4030 },
  { name: "acs", title: "the sandbox's bank", variable: "ACS_PORT", usual: 4040 },
];

async function demo() {
  ensureInstalled();
  // Only now: these need the packages.
  const [{ ensureFree }, { ensureBuilt }, { startStack }] = await Promise.all([
    import("./ports.mjs"),
    import("./build.mjs"),
    import("./stack.mjs"),
  ]);
  const ports = {};
  for (const { name, title, variable, usual } of wishes) {
    ports[name] = portOf(variable, usual);
    await ensureFree(ports[name], title, variable);
  }
  ensureBuilt();
  console.log("Starting PostgreSQL, the sandbox and Checkout …");
  const lanHost = localNetworkAddress();
  const dataDir = join(root, ".data", "demo");
  const starting = startStack({ ports, dataDir, ...(lanHost ? { lanHost } : {}) });
  const asked = askedToEnd();
  const stack = await Promise.race([starting, asked.then(() => null)]);
  // Asked to end in the middle of a start: the guard ends what is there already.
  if (stack === null) process.exit(130);
  await invite(stack, lanHost);
  const reason = await Promise.race([asked, stack.failed]);
  if (reason instanceof Error) reportTrouble(reason);
  console.log("\nEnding …");
  await stack.stop();
  console.log("Everything has ended.");
}

function portOf(variable, usual) {
  const port = Number(process.env[variable] || usual);
  if (Number.isInteger(port) && port > 0 && port < 65_536) return port;
  throw new Trouble(`${variable}=${process.env[variable]} is no port: put a whole number from 1 to 65535.`);
}

/** The first wish to end is carried out in order; a second one ends us at once, and the guard ends the rest. */
function askedToEnd() {
  return new Promise((resolve) => {
    let isAsked = false;
    for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) {
      process.on(signal, () => {
        if (isAsked) process.exit(130);
        isAsked = true;
        resolve(signal);
      });
    }
  });
}

/** The address that a phone in the same network can reach; virtual bridges of containers are none. */
function localNetworkAddress() {
  const found = Object.entries(networkInterfaces())
    .filter(([name]) => !/^(docker|br-|veth|virbr|vmnet|vboxnet|utun|tun|tap)/.test(name))
    .flatMap(([, addresses]) => addresses ?? [])
    .find(
      ({ family, internal, address }) => family === "IPv4" && !internal && !address.startsWith("169.254."),
    );
  return found?.address;
}

async function invite({ urls }, lanHost) {
  console.log(`
  Open this page, every scenario is there to click:

      ${urls.shop}/

  Checkout   ${urls.checkout}
  Commerce   ${urls.commerce}
  Gate       ${urls.gate}
  Logs       ${join(".data", "demo", "logs")}
`);
  if (lanHost) {
    const { renderUnicodeCompact } = await import("uqr");
    const address = `http://${lanHost}:${new URL(urls.shop).port}/`;
    console.log(
      `  On a phone in the same network: ${address}\n\n${renderUnicodeCompact(address, { border: 2 })}\n`,
    );
  }
  console.log("  Ctrl-C ends everything.");
}

try {
  await demo();
} catch (error) {
  reportTrouble(error);
}
process.exit();

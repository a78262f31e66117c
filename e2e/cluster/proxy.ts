import { spawnSync } from "node:child_process";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { connect } from "node:net";
import { ensure } from "@/e2e/cluster/part";
import { startChild, waitUntilReady } from "@/e2e/run/processes.mjs";
import { root, Trouble } from "@/e2e/run/root.mjs";

export type Proxy = {
  /** How many requests each instance was asked, by its address; a request that went on to another counts at both. */
  readonly asked: () => Readonly<Record<string, number>>;
  readonly stop: () => Promise<void>;
};

/** nginx of this machine, or the package manager's where we may ask it. */
const findNginx = (): string => {
  const runs = (): boolean => spawnSync("nginx", ["-v"]).status === 0;
  if (runs()) return "nginx";
  if (process.getuid?.() === 0) {
    console.log("No nginx on this machine. Installing it with apt-get …");
    const env = { ...process.env, DEBIAN_FRONTEND: "noninteractive" };
    spawnSync("apt-get", ["update", "-q"], { env });
    spawnSync("apt-get", ["install", "-y", "-q", "--no-install-recommends", "nginx-light"], { env });
  }
  if (runs()) return "nginx";
  throw new Trouble(
    "No nginx was found, and none could be installed. Install nginx; Checkout runs behind it here.",
  );
};

/** What stands in the place of each line of deploy/nginx.conf that is marked with "# here". */
const replacements = (
  port: number,
  instances: readonly number[],
  logFile: string,
): readonly (readonly [RegExp, (line: string) => string])[] => [
  [
    /^\s*server 127\.0\.0\.1:3001/,
    (line) => instances.map((each) => line.replace("3001", String(each))).join("\n"),
  ],
  [/^\s*listen 443 ssl http2/, (line) => line.replace("443 ssl http2", `127.0.0.1:${port}`)],
  [/^\s*server_name /, (line) => line.replace("pay.example.com", "127.0.0.1")],
  [/^\s*ssl_certificate/, () => ""],
  [/^\s*access_log /, (line) => line.replace(/\/\S+/, logFile)],
  [/^\s*error_log /, () => ""],
  // All payers come from one address here.
  [/^\s*limit_(req|conn) /, () => ""],
  // Here the port belongs to the host: it is not the usual one.
  [/Host \$host;/, (line) => line.replace("$host", "$http_host")],
];

/** The example that `deploy/` carries, with this machine's names in it. Throws where a marked line is not known here. */
const render = (port: number, instances: readonly number[], logFile: string): string => {
  const rules = replacements(port, instances, logFile);
  return readFileSync(join(root, "deploy/nginx.conf"), "utf8")
    .split("\n")
    .map((line) => {
      if (!line.endsWith("# here")) return line;
      const rule = rules.find(([pattern]) => pattern.test(line));
      ensure(
        rule !== undefined,
        `deploy/nginx.conf has a marked line that e2e/cluster/proxy.ts does not know: ${line}`,
      );
      return rule[1](line);
    })
    .join("\n");
};

const isOpen = (port: number): Promise<boolean> =>
  new Promise((resolve) => {
    const socket = connect(port, "127.0.0.1");
    socket.once("connect", () => resolve(true)).once("error", () => resolve(false));
    socket.once("connect", () => socket.destroy());
  });

/** Starts nginx by deploy/nginx.conf before these ports of this machine. */
export const startProxy = async (
  port: number,
  instances: readonly number[],
  folder: string,
): Promise<Proxy> => {
  const command = findNginx();
  mkdirSync(folder, { recursive: true });
  const logFile = join(folder, "access.log");
  writeFileSync(logFile, "");
  writeFileSync(join(folder, "checkout.conf"), render(port, instances, logFile));
  const temporary = ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"].map(
    (name) => `${name}_temp_path ${join(folder, name)};`,
  );
  const main = [
    ...(process.getuid?.() === 0 ? ["user root;"] : []),
    "worker_processes 1;",
    `pid ${join(folder, "nginx.pid")};`,
    `error_log ${join(folder, "error.log")} warn;`,
    "events { worker_connections 8192; }",
    `http { access_log off; ${temporary.join(" ")} include ${join(folder, "checkout.conf")}; }`,
  ];
  writeFileSync(join(folder, "nginx.conf"), `${main.join("\n")}\n`);
  const child = startChild({
    name: "nginx",
    command,
    args: ["-c", join(folder, "nginx.conf"), "-g", "daemon off;"],
    logFile: join(folder, "nginx.log"),
  });
  await waitUntilReady(child, () => isOpen(port));
  return {
    asked: () => {
      const counts: Record<string, number> = {};
      for (const [address] of readFileSync(logFile, "utf8").matchAll(/127\.0\.0\.1:\d+/g))
        counts[address] = (counts[address] ?? 0) + 1;
      return counts;
    },
    stop: () => child.stop(),
  };
};

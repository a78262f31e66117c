import { readFileSync } from "node:fs";
import { join } from "node:path";
import { withCluster, logFolder } from "@/e2e/cluster/cluster";
import { ensure, type Part } from "@/e2e/cluster/part";
import { startChild } from "@/e2e/run/processes.mjs";
import { root } from "@/e2e/run/root.mjs";

const report = join(root, ".data", "reports", "cluster-journeys.json");

type Report = {
  readonly stats: { readonly expected: number; readonly unexpected: number; readonly flaky: number };
};

/** The scenario table's rows in a browser, with script and without, with each request landing at any of three instances. */
export const journeys: Part = {
  name: "journeys",
  run: () =>
    withCluster({}, async ({ proxy }) => {
      const child = startChild({
        name: "Journeys",
        command: process.execPath,
        args: [
          "node_modules/@playwright/test/cli.js",
          "test",
          "e2e/journeys/scenarios.spec.ts",
          "--project=script",
          "--project=no-script",
          "--workers=1",
        ],
        env: { JOURNEYS_STACK: "given", PLAYWRIGHT_JSON_OUTPUT_FILE: report },
        logFile: join(logFolder(), "journeys.log"),
        endSignal: "SIGINT",
      });
      const { code } = await child.ended;
      const { stats } = JSON.parse(readFileSync(report, "utf8")) as Report;
      ensure(code === 0, `${stats.unexpected} journeys failed: see ${join(logFolder(), "journeys.log")}`);
      const asked = Object.values(proxy?.asked() ?? {});
      ensure(asked.length === 3, `Not every instance was asked: ${JSON.stringify(proxy?.asked())}`);
      return {
        did: `${stats.expected} scenario rows through nginx, requests at three instances: ${asked.join(" + ")}.`,
        ledger: "each row compares it with its page.",
      };
    }),
};

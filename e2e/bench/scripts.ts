import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Browser, Page } from "@playwright/test";
import { figure, rounded, type Figure } from "@/e2e/bench/figure";
import { withPhone } from "@/e2e/bench/phone";
import { fetchZipped, placeOrder } from "@/e2e/bench/shop";
import { root } from "@/e2e/run/root.mjs";
import type { Stack } from "@/e2e/run/stack.mjs";

const kib = (bytes: number): number => rounded(bytes / 1024, 1);

/** The chunks in which the build put modules of ours that the card page names, by the build's own list. */
const ownChunks = (): ReadonlySet<string> => {
  const file = "server/app/pay/[invoiceId]/card/page_client-reference-manifest.js";
  const text = readFileSync(join(root, ".next", file), "utf8");
  const manifest = JSON.parse(text.slice(text.indexOf('"] = {') + 5).replace(/;?\s*$/, "")) as {
    clientModules: Record<string, { chunks: string[] }>;
  };
  const modules = Object.entries(manifest.clientModules);
  const isOurs = (path: string): boolean => !path.includes("node_modules");
  const framework = new Set(modules.filter(([path]) => !isOurs(path)).flatMap(([, { chunks }]) => chunks));
  const ours = modules.filter(([path]) => isOurs(path)).flatMap(([, { chunks }]) => chunks);
  return new Set(ours.filter((chunk) => !framework.has(chunk)));
};

type Chunk = { readonly path: string; readonly gzip: number; readonly ours: boolean };

const weigh = async (origin: string, paths: Iterable<string>): Promise<Chunk[]> => {
  const own = ownChunks();
  const weighed = [...paths].map(async (path) => {
    const { gzip } = await fetchZipped(origin + path);
    return { path, gzip, ours: own.has(path) };
  });
  return (await Promise.all(weighed)).toSorted((a, b) => b.gzip - a.gzip);
};

const sum = (chunks: readonly Chunk[]): number => chunks.reduce((all, { gzip }) => all + gzip, 0);

const list = (chunks: readonly Chunk[]): string =>
  chunks
    .map(({ path, gzip, ours }) => `${path.split("/").at(-1)} ${kib(gzip)}${ours ? " (ours)" : ""}`)
    .join(", ");

const settled = async (page: Page): Promise<void> => {
  await page.waitForLoadState("networkidle");
};

/** What the card page loads as script: before the payer touches it, and at first focus. */
export const measureScripts = async (stack: Stack, browser: Browser): Promise<Figure[]> => {
  const order = await placeOrder(stack);
  const [before, after] = await withPhone(
    browser,
    async (page) => {
      const asked = new Set<string>();
      page.on("request", (request) => {
        if (request.resourceType() === "script") asked.add(new URL(request.url()).pathname);
      });
      await page.goto(`${stack.urls.checkout}/pay/${order.invoice_id}/card`);
      await settled(page);
      const first = [...asked];
      await page.locator("#card-number").focus();
      await page.waitForFunction(() => document.readyState === "complete");
      await settled(page);
      return [first, [...asked].filter((path) => !first.includes(path))] as const;
    },
    false,
  );
  const first = await weigh(stack.urls.checkout, before);
  const lazy = await weigh(stack.urls.checkout, after);
  const own = first.filter(({ ours }) => ours);
  return [
    figure("First-load script of the card page", kib(sum(first)), "KiB gz", { most: 135 }, list(first)),
    figure("… of it ours, before first focus", kib(sum(own)), "KiB gz", { most: 4 }, list(own)),
    figure("Script that first focus loads", kib(sum(lazy)), "KiB gz", null, list(lazy)),
  ];
};

import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { PHASE_DEVELOPMENT_SERVER, PHASE_PRODUCTION_BUILD } from "next/constants.js";
import { mirrorCss } from "./app/mirror-css.mjs";

/** Lets the server tell at start whether it was built with a fixed action key, without keeping the key. */
const actionKey = process.env.NEXT_SERVER_ACTIONS_ENCRYPTION_KEY ?? "";
const actionKeyPrint =
  actionKey === "" ? "" : createHash("sha256").update(actionKey).digest("hex").slice(0, 16);

/**
 * The one style sheet, compiled here and put into each document by `components/ui/page-style.tsx`: a card field can be
 * used after one request. The framework's own inlining carries no nonce and sends the text three times. The rules of a
 * television are a sheet of their own that only its pages carry.
 */
async function compileStyles(from, dir) {
  const [{ default: postcss }, { default: tailwind }, { default: autoprefixer }] = await Promise.all([
    import("postcss"),
    import("tailwindcss"),
    import("autoprefixer"),
  ]);
  const mirror = dir === "rtl" ? [mirrorCss] : [];
  const { css } = await postcss([tailwind(), autoprefixer(), ...mirror]).process(
    await readFile(from, "utf8"),
    { from },
  );
  return css
    .replace(/\/\*[^]*?\*\//g, "")
    .replace(/\s+/g, " ")
    .replace(/ ?([{};,]) ?/g, "$1")
    .replace(/;}/g, "}");
}

const crash = "./app/global-error.tsx";

/** @type {(phase: string) => Promise<import("next").NextConfig>} */
export default async (phase) => {
  const builds = phase === PHASE_PRODUCTION_BUILD || phase === PHASE_DEVELOPMENT_SERVER;
  return {
    // For `npm run build:standalone` alone: `next start` runs the usual build.
    ...(process.env.CHECKOUT_STANDALONE === "1" ? { output: "standalone" } : {}),
    poweredByHeader: false,
    reactStrictMode: true,
    // "/hpp/" is a documented address: it must answer itself, not by a redirect that costs a round trip.
    skipTrailingSlashRedirect: true,
    // No optimiser: the page shows no raster images of others, and the optimiser has been an attack surface.
    images: { unoptimized: true },
    env: {
      ACTION_KEY_PRINT: actionKeyPrint,
      PAGE_CSS: builds ? await compileStyles("app/globals.css", "ltr") : "",
      PAGE_CSS_RTL: builds ? await compileStyles("app/globals.css", "rtl") : "",
      TV_CSS: builds ? await compileStyles("app/tv.css", "ltr") : "",
      TV_CSS_RTL: builds ? await compileStyles("app/tv.css", "rtl") : "",
    },
    logging: { serverFunctions: false },
    // Two modules of the framework bring its own crash page and that one's styles along with every page, though ours
    // stands in its place: 2 KiB of each payer's first script.
    turbopack: {
      resolveAlias: { "./builtin/global-error": crash, "../components/builtin/global-error": crash },
    },
    // Bodies: of a form that pays; and of any other, which the proxy looks at first (lib/security/early-refusal.ts).
    experimental: { serverActions: { bodySizeLimit: "32kb" }, proxyClientMaxBodySize: 300_000 },
    headers: async () => [
      {
        source: "/_next/static/:path*",
        headers: [
          { key: "X-Content-Type-Options", value: "nosniff" },
          { key: "Cross-Origin-Resource-Policy", value: "same-origin" },
        ],
      },
      // For shops: a script of theirs loads it from here. An hour, so that a mended one reaches every shop the same day.
      {
        source: "/widget:rest(\\.js|\\.d\\.ts)",
        headers: [
          { key: "X-Content-Type-Options", value: "nosniff" },
          { key: "Cross-Origin-Resource-Policy", value: "cross-origin" },
          { key: "Access-Control-Allow-Origin", value: "*" },
          { key: "Cache-Control", value: "public, max-age=3600" },
        ],
      },
      {
        source: "/frame.js",
        headers: [
          { key: "X-Content-Type-Options", value: "nosniff" },
          { key: "Cross-Origin-Resource-Policy", value: "same-origin" },
          { key: "Cache-Control", value: "public, max-age=3600" },
        ],
      },
    ],
  };
};

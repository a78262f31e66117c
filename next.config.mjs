import { createHash } from "node:crypto";

/** Lets the server tell at start whether it was built with a fixed action key, without keeping the key. */
const actionKey = process.env.NEXT_SERVER_ACTIONS_ENCRYPTION_KEY ?? "";
const actionKeyPrint =
  actionKey === "" ? "" : createHash("sha256").update(actionKey).digest("hex").slice(0, 16);

/** @type {import("next").NextConfig} */
export default {
  poweredByHeader: false,
  reactStrictMode: true,
  // "/hpp/" is a documented address: it must answer itself, not by a redirect that costs a round trip.
  skipTrailingSlashRedirect: true,
  // No optimiser: the page shows no raster images of others, and the optimiser has been an attack surface.
  images: { unoptimized: true },
  env: { ACTION_KEY_PRINT: actionKeyPrint },
  logging: { serverFunctions: false },
  experimental: {
    serverActions: { bodySizeLimit: "32kb" },
    // Old engines drop the :lang() lists that Lightning CSS makes of logical properties.
    lightningCssFeatures: { exclude: ["logical-properties", "dir-selector", "lang-selector-list"] },
    inlineCss: true,
  },
};

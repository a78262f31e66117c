import "server-only";

/** The part of the configuration that says where we are. */
export type OwnOrigins = { readonly checkoutUrl: string; readonly extraOrigins: readonly string[] };

const own = ({ checkoutUrl, extraOrigins }: OwnOrigins): readonly string[] => [checkoutUrl, ...extraOrigins];

/**
 * Whether an action was asked for by one of our own pages. The framework lets a missing Origin pass and believes
 * x-forwarded-host; this believes neither: only the configured origins, and for a missing Origin only the browser's
 * own word that the request is same-origin. `null` is nobody's. Source: trust-and-speed.md B.3.
 */
export const isOwnOrigin = (headers: Headers, env: OwnOrigins): boolean => {
  const origin = headers.get("origin");
  return origin === null ? headers.get("sec-fetch-site") === "same-origin" : own(env).includes(origin);
};

/** Which of our own origins the payer is on, by the Host he asked; anything unknown is CHECKOUT_URL. */
export const requestOrigin = (headers: Headers, env: OwnOrigins): string => {
  const host = headers.get("host")?.toLowerCase();
  return own(env).find((origin) => new URL(origin).host === host) ?? env.checkoutUrl;
};

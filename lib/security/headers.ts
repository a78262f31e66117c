import "server-only";

const features = [
  "accelerometer",
  "autoplay",
  "camera",
  "clipboard-read",
  "display-capture",
  "encrypted-media",
  "fullscreen",
  "geolocation",
  "gyroscope",
  "hid",
  "idle-detection",
  "local-fonts",
  "magnetometer",
  "microphone",
  "midi",
  "payment",
  "picture-in-picture",
  "publickey-credentials-get",
  "screen-wake-lock",
  "serial",
  "storage-access",
  "usb",
  "xr-spatial-tracking",
];

const always: Readonly<Record<string, string>> = {
  // Not no-referrer: browsers would send "Origin: null" with plain forms, and no form without script would pass.
  "Referrer-Policy": "same-origin",
  "X-Content-Type-Options": "nosniff",
  "Cross-Origin-Opener-Policy": "same-origin",
  "Cross-Origin-Resource-Policy": "same-origin",
  "Permissions-Policy": features.map((feature) => `${feature}=()`).join(", "),
  "X-Robots-Tag": "noindex",
  "Cache-Control": "private, no-store",
};

const forWallets = features
  .map((feature) => `${feature}=(${feature === "payment" ? "self" : ""})`)
  .join(", ");

/**
 * The headers of every answer besides its policy; `https`: how payers reach us; `wallets`: the page may ask the device
 * for a wallet. Source: trust-and-speed.md B.3.
 */
export const securityHeaders = ({
  https,
  wallets = false,
}: {
  readonly https: boolean;
  readonly wallets?: boolean;
}): Readonly<Record<string, string>> => ({
  ...always,
  ...(wallets ? { "Permissions-Policy": forWallets } : {}),
  ...(https ? { "Strict-Transport-Security": "max-age=63072000; includeSubDomains; preload" } : {}),
});

import "server-only";

/**
 * Whether the browser asks for something that it will show in a frame. It says so with each request by itself: no link
 * can forget it, no reload and no form loses it, and an address that is copied out of a frame carries nothing along.
 * Engines before Chromium 80, Firefox 90 and Safari 16.4 do not say. Source: W3C Fetch Metadata.
 */
export function framedBy(headers: Headers): "frame" | "top" | "unknown" {
  const dest = headers.get("sec-fetch-dest");
  if (dest === null) return "unknown";
  return dest === "iframe" || dest === "frame" ? "frame" : "top";
}

/** What the widget adds to the link that it puts into a frame, for engines that do not say so themselves. */
export const framedFlag = "framed";

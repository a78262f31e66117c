"use client";
import { useEffect, useState, type ReactNode } from "react";

/** Timers hold no more than 24 days; an hour is often enough to look again. */
const longestMs = 3_600_000;

/** Looks at the server's clock, which is `offset` ahead of ours, until the moment is over. */
function watch(expiresAt: number, offset: number, end: () => void): () => void {
  let timer = 0;
  const look = (): void => {
    clearTimeout(timer);
    const left = expiresAt - Date.now() - offset;
    if (left > 0) {
      timer = window.setTimeout(look, Math.min(left + 20, longestMs));
      return;
    }
    end();
    location.reload();
  };
  look();
  document.addEventListener("visibilitychange", look);
  addEventListener("pageshow", look);
  return () => {
    clearTimeout(timer);
    document.removeEventListener("visibilitychange", look);
    removeEventListener("pageshow", look);
  };
}

/**
 * What may only be seen until a moment of the server's clock: taken away at that moment, also in a page that was asleep,
 * and then asked for anew, since the server no longer sends it. Times in milliseconds.
 */
export function Until({
  expiresAt,
  serverNow,
  children,
}: {
  readonly expiresAt: number;
  readonly serverNow: number;
  readonly children: ReactNode;
}) {
  const [over, setOver] = useState(false);
  useEffect(() => {
    try {
      return watch(expiresAt, serverNow - Date.now(), () => setOver(true));
    } catch {
      // Nobody watches then: it stays for whoever reads it, and the server no longer sends it.
      return undefined;
    }
  }, [expiresAt, serverNow]);
  return over ? null : children;
}

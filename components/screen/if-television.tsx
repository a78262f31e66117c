"use client";
import { useSyncExternalStore, type ReactNode } from "react";

/** What a television's browser says of itself and a tablet's does not. Source: devices.md 1.6. */
const looksLikeTelevision = (): boolean =>
  innerWidth > innerHeight && navigator.maxTouchPoints === 0 && !matchMedia("(any-pointer: fine)").matches;

const never = () => () => {};

/** Shows its content where this seems to be a television. It never changes the page by itself. */
export function IfTelevision({ children }: { readonly children: ReactNode }) {
  const shown = useSyncExternalStore(never, looksLikeTelevision, () => false);
  return shown ? children : null;
}

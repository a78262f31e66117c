"use client";
import { useEffect } from "react";
import { hasWayBack } from "@/components/dpad/way-back";

/** What answers arrows by itself: on a desktop they belong to it. */
const OWN_ARROWS = 'input, select, textarea, [contenteditable], [data-dpad="off"]';

/**
 * Waits for the first key of a remote control and only then loads what follows it, so that it works on televisions that
 * nobody recognised and costs everybody else nothing. Whoever types or tabs has a keyboard, and arrows stay theirs.
 */
export function Dpad() {
  useEffect(() => {
    let keyboard = false;
    const start = (key: number | null): void => {
      removeEventListener("keydown", onKey);
      import("@/components/dpad/start-dpad").then(
        ({ startDpad }) => startDpad(key),
        () => addEventListener("keydown", onKey),
      );
    };
    const onKey = (event: KeyboardEvent): void => {
      const { keyCode, key, target } = event;
      const own = target instanceof Element && target.closest(OWN_ARROWS) !== null;
      if (key === "Tab" || (own && key.length === 1)) keyboard = true;
      const isArrow = keyCode > 36 && keyCode < 41;
      const isBack = keyCode === 461 || keyCode === 10_009 || keyCode === 4;
      const hasModifier = event.altKey || event.ctrlKey || event.metaKey || event.shiftKey;
      if (event.defaultPrevented || hasModifier) return;
      if (isArrow ? own || keyboard : !isBack || !hasWayBack()) return;
      event.preventDefault();
      start(keyCode);
    };
    if (document.querySelector('[data-view="tv"]') === null) addEventListener("keydown", onKey);
    else start(null);
    return () => removeEventListener("keydown", onKey);
  }, []);
  return null;
}

"use client";
import { useEffect } from "react";
import { hasWayBack } from "@/components/dpad/way-back";

/** What answers arrows by itself: on a desktop they belong to it. */
const OWN_ARROWS = 'input, select, textarea, [contenteditable], [data-dpad="off"]';

/**
 * Waits for the first key of a remote control and only then loads what follows it, so that it works on televisions that
 * nobody recognised and costs everybody else nothing. Whoever types or tabs has a keyboard, and arrows stay theirs.
 * A key that is pressed while it loads is not lost: on a slow television that is the first thing a payer does.
 */
export function Dpad() {
  useEffect(() => {
    let keyboard = false;
    let loading = false;
    let pressed: number | null = null;
    const load = (): void => {
      if (loading) return;
      loading = true;
      import("@/components/dpad/start-dpad").then(
        ({ startDpad }) => {
          removeEventListener("keydown", onKey);
          startDpad(pressed);
        },
        () => (loading = false),
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
      pressed ??= keyCode;
      load();
    };
    addEventListener("keydown", onKey);
    if (document.querySelector('[data-view="tv"]') !== null) load();
    return () => removeEventListener("keydown", onKey);
  }, []);
  return null;
}

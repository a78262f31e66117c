"use client";
import { useEffect, useState } from "react";
import { Status } from "@/components/ui/status";
import { clockText, clockWarning, type ClockWords } from "@/components/payment/clock-text";

const STEP = 15_000;
const SOON = 120_000;

/** The time left by the server's clock: the device's own may be wrong by years on a television. Times in milliseconds. */
export function SlipClock({
  expiresAt,
  serverNow,
  words,
}: {
  readonly expiresAt: number;
  readonly serverNow: number;
  readonly words: ClockWords;
}) {
  const [left, setLeft] = useState(expiresAt - serverNow);
  const [spoken, setSpoken] = useState("");
  useEffect(() => {
    const offset = serverNow - Date.now();
    let before = expiresAt - serverNow;
    let timer = 0;
    const tick = (): void => {
      const now = expiresAt - Date.now() - offset;
      const warning = clockWarning(before, now, words);
      if (warning !== null) setSpoken(warning);
      before = now;
      setLeft(now);
      clearTimeout(timer);
      // On the beat of the quarter minutes, so that a warning comes when it says it does.
      if (now > 0) timer = window.setTimeout(tick, Math.floor(now % STEP) + 50);
    };
    tick();
    document.addEventListener("visibilitychange", tick);
    return () => {
      clearTimeout(timer);
      document.removeEventListener("visibilitychange", tick);
    };
  }, [expiresAt, serverNow, words]);
  return (
    <>
      <span className={left <= SOON ? "clock-soon" : undefined}>{clockText(left, words)}</span>
      <Status>{spoken}</Status>
    </>
  );
}

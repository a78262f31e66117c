"use client";
import { useEffect, useState } from "react";
import { Status } from "@/components/ui/status";
import { useReady } from "@/components/ui/use-ready";

/** What is left when it is said aloud: a countdown is not read out. Source: WCAG 2.2.1. */
const warnAt = [120_000, 30_000] as const;
/** After the end, so that the server surely thinks so too. */
const marginMs = 400;

const minutes = (left: number): string => {
  const seconds = Math.max(0, Math.ceil(left / 1_000));
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
};

/**
 * Counts a one-time code down by the server's clock and draws the page anew when its time is up; wakes the button for a
 * new code. Without script the page says the same with times of day, and draws itself anew. Times in milliseconds.
 */
export function CodeClock({
  until,
  newCodeAt,
  buttonId,
  serverNow,
  here,
  left,
}: {
  readonly until: number | null;
  readonly newCodeAt: number | null;
  readonly buttonId: string;
  readonly serverNow: number;
  readonly here: string;
  /** With `{left}` where the minutes and seconds go. */
  readonly left: string;
}) {
  const ready = useReady();
  const [now, setNow] = useState(serverNow);
  const [spoken, setSpoken] = useState("");
  useEffect(() => {
    const offset = serverNow - Date.now();
    let before = serverNow;
    const tick = (): void => {
      const time = Date.now() + offset;
      setNow(time);
      if (until !== null && warnAt.some((mark) => until - before > mark && until - time <= mark))
        setSpoken(left.replace("{left}", minutes(until - time)));
      before = time;
      if (newCodeAt !== null && time >= newCodeAt)
        document.getElementById(buttonId)?.removeAttribute("disabled");
      if (until === null || time < until + marginMs) return;
      clearInterval(timer);
      location.replace(here);
    };
    const timer = window.setInterval(tick, 1_000);
    document.addEventListener("visibilitychange", tick);
    return () => {
      clearInterval(timer);
      document.removeEventListener("visibilitychange", tick);
    };
  }, [until, newCodeAt, buttonId, serverNow, here, left]);
  // Seen, not spoken every second: the time of day beside it says the same.
  return (
    <>
      <span className="num" aria-hidden="true">
        {ready && until !== null ? left.replace("{left}", minutes(until - now)) : ""}
      </span>
      <Status>{spoken}</Status>
    </>
  );
}

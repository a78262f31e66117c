"use client";
import { useEffect, useRef, useState } from "react";
import { Status } from "@/components/ui/status";
import { useReady } from "@/components/ui/use-ready";
import { countText } from "@/components/payment/clock-text";

export type CountdownProps = {
  /** Checked by the server: one of the merchant's own addresses. */
  readonly href: string;
  readonly seconds: number;
  readonly locale: string;
  /** By plural category, the number as `#`. */
  readonly goingBack: Readonly<Record<string, string>>;
  readonly stay: string;
  readonly stayed: string;
};

/** Takes the payer back after some seconds unless they would rather stay. Heard once, not at every second. */
export function ReturnCountdown({ href, seconds, locale, goingBack, stay, stayed }: CountdownProps) {
  const ready = useReady();
  const [left, setLeft] = useState(seconds);
  const [stopped, setStopped] = useState(false);
  const line = useRef<HTMLParagraphElement>(null);
  useEffect(() => {
    if (stopped) return;
    let now = seconds;
    const timer = setInterval(() => {
      // Nobody is taken away from a page that they are not looking at, nor as soon as they look again: only seconds in
      // which the page is seen count.
      if (document.visibilityState === "hidden") return;
      now -= 1;
      setLeft(Math.max(0, now));
      if (now > 0) return;
      clearInterval(timer);
      location.assign(href);
    }, 1_000);
    // Back from the shop: the page comes alive again and must not throw the payer out a second time.
    const rest = (event: PageTransitionEvent): void => {
      if (event.persisted) setStopped(true);
    };
    addEventListener("pageshow", rest);
    return () => {
      clearInterval(timer);
      removeEventListener("pageshow", rest);
    };
  }, [href, seconds, stopped]);
  // The button goes away when it is pressed; who pressed it stays where it was.
  const rest = (): void => {
    line.current?.focus();
    setStopped(true);
  };
  return (
    <p ref={line} tabIndex={-1} className={`calm needs-script${ready ? "" : " unready"}`}>
      {!stopped && <span aria-hidden="true">{countText(locale, goingBack, left)} </span>}
      <Status seen={stopped}>{stopped ? stayed : ready && countText(locale, goingBack, seconds)}</Status>
      {!stopped && (
        <button type="button" className="button-link" onClick={rest}>
          {stay}
        </button>
      )}
    </p>
  );
}

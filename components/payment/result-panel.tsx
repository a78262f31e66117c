import type { ReactNode } from "react";
import { Say, type Tone } from "@/components/ui/say";

/** What happened, what happened to the money, what to do, the ways on, and small print for support. */
export function ResultPanel({
  tone,
  title,
  money,
  why = null,
  next = null,
  small = [],
  children,
}: {
  readonly tone: Tone;
  readonly title: string;
  readonly money: string;
  readonly why?: string | null;
  readonly next?: string | null;
  readonly small?: readonly string[];
  /** Buttons and links, the main one first. */
  readonly children?: ReactNode;
}) {
  return (
    <>
      <Say tone={tone} title={title}>
        <p className="lead">
          <strong>{money}</strong>
          {why !== null && ` ${why}`}
        </p>
        {next !== null && <p className="lead">{next}</p>}
      </Say>
      {children !== undefined && <div className="actions">{children}</div>}
      {small.length > 0 && <p className="calm num">{small.join(" · ")}</p>}
    </>
  );
}

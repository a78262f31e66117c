import type { ReactNode } from "react";

export type Tone = "good" | "wait" | "bad";

const TONE_CLASS = { good: "say", wait: "say say-wait", bad: "say say-bad" } as const satisfies Record<
  Tone,
  string
>;

/** The voice of a state: its heading, and below it what that means, with a bar in the state's colour. */
export function Say({
  tone,
  title,
  children,
}: {
  readonly tone: Tone;
  readonly title: string;
  readonly children?: ReactNode;
}) {
  return (
    <div className={TONE_CLASS[tone]}>
      <h1 tabIndex={-1}>{title}</h1>
      {children}
    </div>
  );
}

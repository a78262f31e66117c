import { VisuallyHidden } from "@/components/ui/visually-hidden";

export type ListedStep = { readonly text: string; readonly state: "done" | "now" | "later" };

/** How far something is, in words instead of a spinner. The dots are drawn by CSS, so their meaning is also spoken. */
export function StepList({
  label,
  doneWord,
  nowWord,
  steps,
}: {
  readonly label: string;
  readonly doneWord: string;
  readonly nowWord: string;
  readonly steps: readonly ListedStep[];
}) {
  return (
    <ol className="steps" aria-label={label}>
      {steps.map(({ text, state }) => (
        <li
          key={text}
          className={state === "later" ? undefined : state}
          aria-current={state === "now" ? "step" : undefined}
        >
          {state !== "later" && (
            <VisuallyHidden>{`${state === "done" ? doneWord : nowWord} `}</VisuallyHidden>
          )}
          {text}
        </li>
      ))}
    </ol>
  );
}

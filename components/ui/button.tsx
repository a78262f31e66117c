import type { ReactNode } from "react";

export type ButtonKind = "filled" | "quiet";

export const buttonClass = (kind: ButtonKind): string =>
  kind === "quiet" ? "button button-quiet" : "button num";

/** Sends the form that it stands in. `busy` are the words while a submit is under way (CardForm switches them). */
export function Button({
  id,
  disabled,
  kind = "filled",
  name,
  value,
  busy,
  focused = false,
  children,
}: {
  readonly id?: string;
  /** For a press that has its time later: a script wakes it up. */
  readonly disabled?: boolean;
  readonly kind?: ButtonKind;
  readonly name?: string;
  readonly value?: string;
  readonly busy?: string;
  /** Has the focus from the start: only where arrow keys are all there is. */
  readonly focused?: boolean;
  readonly children: ReactNode;
}) {
  return (
    <button
      type="submit"
      id={id}
      disabled={disabled}
      className={buttonClass(kind)}
      name={name}
      value={value}
      // oxlint-disable-next-line jsx-a11y/no-autofocus -- without it a remote control has nothing to press
      autoFocus={focused}
    >
      {busy === undefined ? (
        children
      ) : (
        <>
          <span className="when-idle">{children}</span>
          <span className="when-busy">{busy}</span>
        </>
      )}
    </button>
  );
}

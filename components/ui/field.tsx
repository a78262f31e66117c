import type { InputHTMLAttributes, ReactNode } from "react";

export type FieldProps = {
  readonly id: string;
  readonly label: string;
  readonly hint?: string | undefined;
  /** Null: nothing wrong; its place stays in the markup for a script to fill. */
  readonly fault: string | null;
  readonly mark?: ReactNode;
  readonly input: Omit<InputHTMLAttributes<HTMLInputElement>, "id" | "aria-describedby" | "aria-invalid">;
};

/** The id of the text that says what is wrong with a field. */
export const faultId = (id: string): string => `${id}-fault`;
/** The id of the text that helps to fill a field in. */
export const hintId = (id: string): string => `${id}-hint`;

/** One labelled field: label, hint, fault, input, in the order in which they are read. Source: devices.md 5.3. */
export function Field({ id, label, hint, fault, mark, input }: FieldProps) {
  return (
    <div className="field">
      <label className="label" htmlFor={id}>
        {label}
      </label>
      {hint !== undefined && <Hint id={id} text={hint} />}
      <Fault id={id} text={fault} />
      <div className="with-mark">
        <Input id={id} hasHint={hint !== undefined} fault={fault} {...input} />
        {mark}
      </div>
    </div>
  );
}

export function Hint({ id, text }: { readonly id: string; readonly text: string }) {
  return (
    <p className="hint" id={hintId(id)}>
      {text}
    </p>
  );
}

export function Fault({ id, text }: { readonly id: string; readonly text: string | null }) {
  return (
    <p className="fault" id={faultId(id)} hidden={text === null}>
      {text ?? ""}
    </p>
  );
}

/** An input that names its hint and its fault. `ownedBy` is the id whose hint and fault it shares (a group). */
export function Input({
  id,
  hasHint,
  fault,
  ownedBy = id,
  className = "input",
  ...rest
}: {
  readonly id: string;
  readonly hasHint: boolean;
  readonly fault: string | null;
  readonly ownedBy?: string;
} & InputHTMLAttributes<HTMLInputElement>) {
  const described = [hasHint ? hintId(ownedBy) : null, fault === null ? null : faultId(ownedBy)].filter(
    (part) => part !== null,
  );
  return (
    <input
      {...rest}
      id={id}
      className={className}
      aria-describedby={described.length === 0 ? undefined : described.join(" ")}
      aria-invalid={fault === null ? undefined : true}
    />
  );
}

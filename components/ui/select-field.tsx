import { Fault, faultId, Hint, hintId } from "@/components/ui/field";

export type SelectOption = { readonly value: string; readonly text: string };

/** One labelled choice among a few: the browser's own list, which every remote control and reader can work. */
export function SelectField({
  id,
  label,
  name,
  hint,
  fault,
  autoComplete,
  empty,
  chosen,
  options,
}: {
  readonly id: string;
  readonly label: string;
  readonly name: string;
  readonly hint?: string | undefined;
  readonly fault: string | null;
  readonly autoComplete?: string | undefined;
  /** The words of "nothing chosen yet". */
  readonly empty: string;
  readonly chosen: string;
  readonly options: readonly SelectOption[];
}) {
  const described = [hint === undefined ? null : hintId(id), fault === null ? null : faultId(id)].filter(
    (part) => part !== null,
  );
  return (
    <div className="field">
      <label className="label" htmlFor={id}>
        {label}
      </label>
      {hint !== undefined && <Hint id={id} text={hint} />}
      <Fault id={id} text={fault} />
      <select
        id={id}
        name={name}
        className="input select"
        autoComplete={autoComplete}
        defaultValue={chosen}
        aria-describedby={described.length === 0 ? undefined : described.join(" ")}
        aria-invalid={fault === null ? undefined : true}
      >
        <option value="">{empty}</option>
        {options.map(({ value, text }) => (
          <option key={value} value={value}>
            {text}
          </option>
        ))}
      </select>
    </div>
  );
}

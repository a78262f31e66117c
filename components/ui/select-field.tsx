import { Fault, faultId } from "@/components/ui/field";

export type SelectOption = { readonly value: string; readonly text: string };

/** One labelled choice among a few: the browser's own list, which every remote control and reader can work. */
export function SelectField({
  id,
  label,
  name,
  fault,
  empty,
  chosen,
  options,
}: {
  readonly id: string;
  readonly label: string;
  readonly name: string;
  readonly fault: string | null;
  /** The words of "nothing chosen yet". */
  readonly empty: string;
  readonly chosen: string;
  readonly options: readonly SelectOption[];
}) {
  return (
    <div className="field">
      <label className="label" htmlFor={id}>
        {label}
      </label>
      <Fault id={id} text={fault} />
      <select
        id={id}
        name={name}
        className="input"
        defaultValue={chosen}
        aria-describedby={fault === null ? undefined : faultId(id)}
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

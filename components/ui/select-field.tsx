import { Fault, faultId, Hint, hintId } from "@/components/ui/field";

export type SelectOption = { readonly value: string; readonly text: string };

/** So many choices stand open on a television without a need to scroll. */
const OPEN = 7;

/**
 * One labelled choice among a few: the browser's own list. `open`: buttons under each other, where a list that drops down
 * is hard to work by arrows; a long one stays a list. Source: devices.md 2.4.
 */
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
  open = false,
  focused = false,
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
  readonly open?: boolean;
  /** Has the page's focus from the start, without script too. */
  readonly focused?: boolean;
}) {
  const described = [hint === undefined ? null : hintId(id), fault === null ? null : faultId(id)].filter(
    (part) => part !== null,
  );
  const state = {
    "aria-describedby": described.length === 0 ? undefined : described.join(" "),
    "aria-invalid": fault === null ? undefined : true,
  };
  if (open && options.length <= OPEN)
    return (
      <fieldset className="field" role="radiogroup" {...state}>
        <legend className="label">{label}</legend>
        {hint !== undefined && <Hint id={id} text={hint} />}
        <Fault id={id} text={fault} />
        {options.map(({ value, text }, index) => {
          // The first has the field's own name: a line of the error summary leads to it.
          const own = index === 0 ? id : `${id}-${index}`;
          return (
            <div key={value} className="check">
              <input
                type="radio"
                id={own}
                name={name}
                value={value}
                defaultChecked={value === chosen}
                // oxlint-disable-next-line jsx-a11y/no-autofocus -- without it a remote control has nothing to press
                autoFocus={focused && index === 0}
              />
              <label htmlFor={own}>{text}</label>
            </div>
          );
        })}
      </fieldset>
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
        className="input"
        autoComplete={autoComplete}
        defaultValue={chosen}
        // oxlint-disable-next-line jsx-a11y/no-autofocus -- without it a remote control has nothing to press
        autoFocus={focused}
        {...state}
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

/** `target` is the id of the field; `key` tells items apart where a target may change. */
export type SummaryItem = { readonly key?: string; readonly target: string; readonly text: string | null };

/** The address fragment of the summary: `#problem` on a no-script round trip brings the payer to it. */
export const SUMMARY_ID = "problem";

/**
 * What has to be mended, first on the page, each line a link to its field. An item without text keeps its place
 * hidden, and with none the whole summary is hidden: a script may fill them later without adding or removing nodes
 * that React owns. Source: devices.md 5.3 (GOV.UK error summary).
 */
export function ErrorSummary({
  title,
  items,
}: {
  readonly title: string;
  readonly items: readonly SummaryItem[];
}) {
  return (
    <div
      id={SUMMARY_ID}
      className="summary"
      role="alert"
      tabIndex={-1}
      hidden={items.every(({ text }) => text === null)}
    >
      <h2>{title}</h2>
      <ul>
        {items.map(({ key, target, text }) => (
          <li key={key ?? target} hidden={text === null}>
            <a href={`#${target}`}>{text ?? ""}</a>
          </li>
        ))}
      </ul>
    </div>
  );
}

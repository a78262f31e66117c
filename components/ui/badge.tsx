export type BadgeTone = "good" | "plain";

/** A short remark at the end of a row. */
export function Badge({ tone = "plain", text }: { readonly tone?: BadgeTone; readonly text: string }) {
  return <span className={tone === "good" ? "badge badge-good" : "badge"}>{text}</span>;
}

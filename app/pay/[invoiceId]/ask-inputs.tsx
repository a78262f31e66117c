import { randomUUID } from "node:crypto";

/** Says which ask of which try a form answers, so that an old page answers nothing. */
export function AskInputs({
  invoice,
  attempt,
  askKey,
}: {
  readonly invoice: string;
  readonly attempt: string;
  readonly askKey: string;
}) {
  return (
    <>
      {/* Browsers know a form again by its first names and would fill in an old code: this one is never the same. */}
      <input type="hidden" name={`form-${randomUUID()}`} />
      <input type="hidden" name="invoice" value={invoice} />
      <input type="hidden" name="attempt" value={attempt} />
      <input type="hidden" name="key" value={askKey} />
    </>
  );
}

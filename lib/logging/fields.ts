/** Everything that may be logged of anything. Free text is redacted, ids that open pages are cut. */
const kinds = {
  /** Whoever has an invoice's id can open it: the first twelve signs are enough to find it again. */
  invoice: "key",
  /** Begins with the invoice's id. */
  paymentId: "key",
  /** Of the request or round that says it. */
  request: "text",
  /** What a payer may have been shown of this try; added to each entry that has a `paymentId`. */
  support: "text",
  attempt: "text",
  attemptNumber: "number",
  submission: "number",
  account: "text",
  accounts: "number",
  projectId: "number",
  method: "text",
  service: "text",
  state: "text",
  from: "text",
  to: "text",
  /** Which of a merchant's colours, and on which ground: `accent`, `light`. */
  colour: "text",
  ground: "text",
  alarm: "text",
  answer: "text",
  code: "text",
  wireStatus: "text",
  httpStatus: "number",
  reason: "text",
  limit: "text",
  host: "text",
  /** A route's pattern or a page's name, never an address as requested. */
  route: "text",
  directive: "text",
  step: "text",
  port: "number",
  version: "text",
  count: "number",
  ms: "number",
  error: "error",
} as const;

type FieldType = {
  key: string | null;
  text: string | null;
  number: number | null;
  error: unknown;
};

export type LogFields = { readonly [Name in keyof typeof kinds]?: FieldType[(typeof kinds)[Name]] };

export const fieldKinds: Readonly<Record<string, keyof FieldType | undefined>> = kinds;

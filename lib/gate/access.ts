/** Where one merchant account reaches the Gate. The secret signs both ways. Source: gate.md 1, 5. */
export type GateAccess = {
  /** Base address without the `/v2` part. */
  readonly url: string;
  readonly projectId: number;
  readonly secret: string;
  /** From the first byte of the request to the last byte of the answer. */
  readonly timeoutMs: number;
};

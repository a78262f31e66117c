/** Where one merchant account reaches the Gate. The secret signs both ways. Source: gate.md 1, 5. */
export type GateAccess = {
  /** Base address without the `/v2` part. */
  readonly url: string;
  readonly projectId: number;
  readonly secret: string;
  /** Signs nothing of ours; what the Gate signed with it is still believed, while keys are changed. */
  readonly formerSecret?: string | undefined;
  /** From the first byte of the request to the last byte of the answer. */
  readonly timeoutMs: number;
};

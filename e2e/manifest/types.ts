/** One script that a payment page may load. Source: PCI DSS 4.0.1, 6.4.3: integrity, a written reason, an inventory. */
export type KnownScript = {
  /** As a browser asks for it. */
  readonly path: string;
  /** Base64, of the bytes as served before any compression. */
  readonly sha384: string;
  readonly bytes: number;
  readonly purpose: string;
  readonly owner: string;
};

/** Scripts within the document: those that are fixed, and one kind that only hands data to the framework. */
export type InlineScripts = {
  readonly fixed: readonly Omit<KnownScript, "path">[];
  readonly data: { readonly form: string; readonly purpose: string; readonly owner: string };
};

/** Security headers as every page must have them; `{nonce}` stands for a value that is new with each answer. */
export type KnownHeaders = {
  readonly policies: readonly string[];
  /** By name, all values that may stand there. */
  readonly others: Readonly<Record<string, readonly string[]>>;
};

export type Manifest = {
  readonly version: 1;
  readonly build: string;
  readonly scripts: readonly KnownScript[];
  readonly inline: InlineScripts;
  readonly headers: KnownHeaders;
};

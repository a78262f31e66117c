/** Builds Checkout unless the build that is there was made of the same sources with the same action key. */
export function ensureBuilt(options?: { env?: Readonly<Record<string, string>> }): void;

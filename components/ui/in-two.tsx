import type { ReactNode } from "react";

/** So many fields are seen whole below each other on a television. */
export const FIELDS_IN_ONE = 4;

/** In two columns on a television, where one would be too long to be seen whole; anywhere else as it is. */
export function InTwo({ when, children }: { readonly when: boolean; readonly children: ReactNode }) {
  return <div className={when ? "in-two" : undefined}>{children}</div>;
}

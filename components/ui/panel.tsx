import type { ReactNode } from "react";

/** A sheet for matter that belongs together. */
export function Panel({ children }: { readonly children: ReactNode }) {
  return <div className="panel">{children}</div>;
}

import type { ReactNode } from "react";
import { requestContext } from "@/app/request-context";

/**
 * What only a browser without script needs. Where the policy refuses script to an old engine, that engine still thinks
 * that script is on and never shows a `noscript`: there the content stands in the page itself.
 */
export async function WithoutScript({ children }: { readonly children: ReactNode }) {
  const { plain } = await requestContext();
  return plain ? children : <noscript>{children}</noscript>;
}

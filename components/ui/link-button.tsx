import type { ReactNode } from "react";
import { buttonClass, type ButtonKind } from "@/components/ui/button";
import { leaving } from "@/components/ui/leaving";

/** A link that looks like a button: for ways on that send nothing. A plain `<a>`: state pages are never prefetched. */
export function LinkButton({
  href,
  kind = "filled",
  returns,
  children,
}: {
  readonly href: string;
  readonly kind?: ButtonKind;
  /** It leads back to the shop: how it ended, for the shop's own page around a frame. */
  readonly returns?: string | undefined;
  readonly children: ReactNode;
}) {
  return (
    <a className={buttonClass(kind)} href={href} {...leaving(href)} data-return={returns}>
      {children}
    </a>
  );
}

import type { ReactNode } from "react";
import { buttonClass, type ButtonKind } from "@/components/ui/button";

/** A link that looks like a button: for ways on that send nothing. A plain `<a>`: state pages are never prefetched. */
export function LinkButton({
  href,
  kind = "filled",
  children,
}: {
  readonly href: string;
  readonly kind?: ButtonKind;
  readonly children: ReactNode;
}) {
  return (
    <a className={buttonClass(kind)} href={href}>
      {children}
    </a>
  );
}

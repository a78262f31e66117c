import type { ReactNode } from "react";
import { buttonClass, type ButtonKind } from "@/components/ui/button";
import { leaving } from "@/components/ui/leaving";

/**
 * A link that looks like a button: for ways on that send nothing. A plain `<a>`: state pages are never prefetched.
 * `again`: what it says once it was pressed, where the page stays behind (a link into an app); see `page-script.ts`.
 */
export function LinkButton({
  href,
  kind = "filled",
  again,
  returns,
  focused = false,
  children,
}: {
  readonly href: string;
  readonly kind?: ButtonKind;
  readonly again?: string;
  /** It leads back to the shop: how it ended, for the shop's own page around a frame. */
  readonly returns?: string | undefined;
  /** Has the focus from the start: only where arrow keys are all there is. */
  readonly focused?: boolean;
  readonly children: ReactNode;
}) {
  return (
    <a
      className={buttonClass(kind)}
      href={href}
      {...leaving(href)}
      data-return={returns}
      // oxlint-disable-next-line jsx-a11y/no-autofocus -- without it a remote control has nothing to press
      autoFocus={focused}
      data-opens={again === undefined ? undefined : "app"}
    >
      {again === undefined ? (
        children
      ) : (
        <>
          <span className="when-first">{children}</span>
          <span className="when-again">{again}</span>
        </>
      )}
    </a>
  );
}

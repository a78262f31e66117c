import type { ReactNode } from "react";

/**
 * A place for news that is spoken without moving the focus; must be there, and empty, before there is news. The role
 * and not `<output>`: some screen readers hear only the role. Source: devices.md 5.5.
 */
export function Status({
  seen = false,
  children,
}: {
  readonly seen?: boolean;
  readonly children?: ReactNode;
}) {
  return (
    // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- see above
    <span role="status" className={seen ? "status" : "vh"}>
      {children}
    </span>
  );
}

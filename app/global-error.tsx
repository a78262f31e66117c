"use client";
import { PageFailed, type Fault } from "@/app/page-failed";

/** The frame itself broke. The framework's own page for this weighs more and speaks to developers. */
export default function GlobalError({ error }: Fault) {
  return (
    <html lang={document.documentElement.lang}>
      <body>
        <PageFailed error={error} />
      </body>
    </html>
  );
}

"use client";
import { PageFailed } from "@/app/page-failed";

/** The frame itself broke. The framework's own page for this weighs more and speaks to developers. */
export default function GlobalError() {
  return (
    <html lang={document.documentElement.lang}>
      <body>
        <PageFailed />
      </body>
    </html>
  );
}

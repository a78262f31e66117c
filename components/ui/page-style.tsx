"use client";
import { useServerInsertedHTML } from "next/navigation";
import { useRef } from "react";

/** The style sheet in the server's memory; see `app/layout.tsx`. Browsers never have it as a value. */
type Shared = { pageCss?: { readonly ltr: string; readonly rtl: string } };

/**
 * Puts the style sheet into the head of the document, with the policy's nonce, once: what is inserted this way is not
 * sent a second time as React's data.
 */
export function PageStyle({ nonce, dir }: { readonly nonce: string; readonly dir: "ltr" | "rtl" }) {
  const sent = useRef(false);
  useServerInsertedHTML(() => {
    // The framework asks again with each part of the document that it sends.
    if (sent.current) return null;
    sent.current = true;
    return (
      <style
        nonce={nonce}
        dangerouslySetInnerHTML={{ __html: (globalThis as Shared).pageCss?.[dir] ?? "" }}
      />
    );
  });
  return null;
}

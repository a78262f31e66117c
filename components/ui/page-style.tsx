"use client";
import { useServerInsertedHTML } from "next/navigation";

/** The style sheet in the server's memory; see `app/layout.tsx`. Browsers never have it as a value. */
type Shared = { pageCss?: string };

/**
 * Puts the style sheet into the head of the document, with the policy's nonce, once: what is inserted this way is not
 * sent a second time as React's data.
 */
export function PageStyle({ nonce }: { readonly nonce: string }) {
  useServerInsertedHTML(() => (
    <style nonce={nonce} dangerouslySetInnerHTML={{ __html: (globalThis as Shared).pageCss ?? "" }} />
  ));
  return null;
}

"use client";
import { useServerInsertedHTML } from "next/navigation";
import { useRef } from "react";

/** The style sheet in the server's memory; see `app/layout.tsx`. Browsers never have it as a value. */
type Shared = { pageCss?: string; tvCss?: string };

/**
 * Puts the style sheet into the head of the document, with the policy's nonce, once: what is inserted this way is not
 * sent a second time as React's data. `tv`: with the rules of a screen across the room, which no other page carries.
 */
export function PageStyle({ nonce, tv = false }: { readonly nonce: string; readonly tv?: boolean }) {
  const sent = useRef(false);
  useServerInsertedHTML(() => {
    // The framework asks again with each part of the document that it sends.
    if (sent.current) return null;
    sent.current = true;
    const { pageCss = "", tvCss = "" } = globalThis as Shared;
    return <style nonce={nonce} dangerouslySetInnerHTML={{ __html: tv ? pageCss + tvCss : pageCss }} />;
  });
  return null;
}

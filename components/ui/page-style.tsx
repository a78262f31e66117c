"use client";
import { useServerInsertedHTML } from "next/navigation";
import { useRef } from "react";

/** The style sheet in the server's memory; see `app/layout.tsx`. Browsers never have it as a value. */
type Sheet = { readonly ltr: string; readonly rtl: string };
type Shared = { pageCss?: Sheet; tvCss?: Sheet };

/**
 * Puts the style sheet into the head of the document, with the policy's nonce, once: what is inserted this way is not
 * sent a second time as React's data. `tv`: with the rules of a screen across the room, which no other page carries.
 */
export function PageStyle({
  nonce,
  dir,
  tv,
}: {
  readonly nonce: string;
  readonly dir: "ltr" | "rtl";
  readonly tv: boolean;
}) {
  const sent = useRef(false);
  useServerInsertedHTML(() => {
    // The framework asks again with each part of the document that it sends.
    if (sent.current) return null;
    sent.current = true;
    const { pageCss, tvCss } = globalThis as Shared;
    const sheet = (pageCss?.[dir] ?? "") + (tv ? (tvCss?.[dir] ?? "") : "");
    return <style nonce={nonce} dangerouslySetInnerHTML={{ __html: sheet }} />;
  });
  return null;
}

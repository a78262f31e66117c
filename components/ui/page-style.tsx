"use client";
import { useServerInsertedHTML } from "next/navigation";
import { useRef } from "react";

/** What stands in the server's memory; see `app/layout.tsx`. Browsers never have it as a value. */
type Sheet = { readonly ltr: string; readonly rtl: string };
type Shared = { headScript?: string; pageCss?: Sheet; tvCss?: Sheet };

/** Rules of one language or kind of letters: they travel with a page of that language alone. */
const OF_LANGUAGE = /(?:(?:html\[lang="[\w-]+"\]|\[data-script="\w+"\])[^{},]*,?)+\{[^{}]*\}/g;

/**
 * Puts the first script and the style sheet into the head of the document, with the policy's nonce, once: what is
 * inserted this way is not sent a second time as React's data. `tv`: with the rules of a screen across the room, which
 * no other page carries.
 */
export function PageStyle({
  nonce,
  lang,
  script,
  dir,
  tv,
}: {
  readonly nonce: string;
  readonly lang: string;
  readonly script: string | undefined;
  readonly dir: "ltr" | "rtl";
  readonly tv: boolean;
}) {
  const sent = useRef(false);
  useServerInsertedHTML(() => {
    // The framework asks again with each part of the document that it sends.
    if (sent.current) return null;
    sent.current = true;
    const { headScript = "", pageCss, tvCss } = globalThis as Shared;
    const marks = [`[lang="${lang}"]`, `[data-script="${script ?? ""}"]`];
    const sheet =
      (pageCss?.[dir] ?? "").replace(OF_LANGUAGE, (rule) =>
        marks.some((mark) => rule.includes(mark)) ? rule : "",
      ) + (tv ? (tvCss?.[dir] ?? "") : "");
    return (
      <>
        <script nonce={nonce} dangerouslySetInnerHTML={{ __html: headScript }} />
        <style nonce={nonce} dangerouslySetInnerHTML={{ __html: sheet }} />
      </>
    );
  });
  return null;
}

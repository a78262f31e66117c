"use client";
import { buttonClass } from "@/components/ui/button";
import { useReady } from "@/components/ui/use-ready";

/** Opens the browser's print view, from where the receipt can also be saved. Not there without a script. */
export function PrintButton({ text }: { readonly text: string }) {
  const ready = useReady();
  return (
    <button
      type="button"
      className={`${buttonClass("quiet")} needs-script${ready ? "" : " unready"}`}
      onClick={() => window.print()}
    >
      {text}
    </button>
  );
}

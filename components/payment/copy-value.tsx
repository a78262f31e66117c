"use client";
import { useState } from "react";
import { Status } from "@/components/ui/status";
import { useReady } from "@/components/ui/use-ready";

/** Engines before 2018 have no clipboard to write to, but copy what is selected. */
function copyBySelection(text: string): boolean {
  const area = document.createElement("textarea");
  area.value = text;
  area.readOnly = true;
  area.style.position = "fixed";
  area.style.opacity = "0";
  document.body.append(area);
  area.select();
  const done = document.execCommand("copy");
  area.remove();
  return done;
}

async function copy(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return copyBySelection(text);
  }
}

/** Puts one value on the clipboard and says so, seen and heard. Not there without a script: then it is selected by hand. */
export function CopyValue({
  value,
  text,
  label,
  done,
}: {
  readonly value: string;
  readonly text: string;
  /** What is copied, for those who hear the button only. */
  readonly label: string;
  readonly done: string;
}) {
  const ready = useReady();
  const [copied, setCopied] = useState(false);
  const press = (): void => {
    setCopied(false);
    copy(value).then(setCopied, () => setCopied(false));
  };
  return (
    <span className={`needs-script${ready ? "" : " unready"}`}>
      <button type="button" className="button-link" aria-label={label} onClick={press}>
        {text}
      </button>
      <Status>{copied ? done : ""}</Status>
      {copied && (
        <span className="copied" aria-hidden="true">
          ✓
        </span>
      )}
    </span>
  );
}

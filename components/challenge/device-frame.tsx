"use client";
import { useEffect, useRef } from "react";
import { HiddenFields } from "@/components/ui/hidden-fields";

const frameName = "bank-device-check";

/** With its own origin, which is never ours: banks keep what they know of a device in a cookie. */
const rules = "allow-scripts allow-forms allow-same-origin";

/**
 * The bank's look at the device: a form that goes into a frame nobody sees. The frame may run its script and post its
 * forms, and can neither take the window over nor open another one. Nothing waits for it here: the server hears of the
 * end. Source: gate.md 8.3.
 */
export function DeviceFrame({
  url,
  params,
}: {
  readonly url: string;
  readonly params: readonly (readonly [name: string, value: string])[];
}) {
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => {
    if (form.current !== null) HTMLFormElement.prototype.submit.call(form.current);
  }, []);
  return (
    <div className="vh" aria-hidden="true">
      <iframe name={frameName} title={frameName} sandbox={rules} tabIndex={-1} />
      <form ref={form} method="post" action={url} target={frameName}>
        <HiddenFields params={params} />
      </form>
    </div>
  );
}

"use client";
import { useEffect, useRef, type FormEvent, type ReactNode } from "react";
import { tellBrowserData } from "@/components/card/tell-browser-data";
import { submitNatively } from "@/components/ui/native-form";
import { Status } from "@/components/ui/status";

function tend(form: HTMLFormElement): () => void {
  tellBrowserData(form);
  const back = (): void => setBusy(form, "");
  addEventListener("pageshow", back);
  return () => {
    removeEventListener("pageshow", back);
  };
}

/** The form around saved cards: plain without script; with it one submit at a time, and the browser's data for the bank. */
export function SavedForm({
  action,
  sending,
  children,
}: {
  readonly action: (form: FormData) => Promise<void>;
  /** Spoken while the payment is on its way. */
  readonly sending: string;
  readonly children: ReactNode;
}) {
  const ref = useRef<HTMLFormElement>(null);
  useEffect(() => {
    try {
      return ref.current === null ? undefined : tend(ref.current);
    } catch {
      // The plain form still pays.
      return undefined;
    }
  }, []);
  const submit = (event: FormEvent<HTMLFormElement>): void => {
    event.preventDefault();
    setBusy(event.currentTarget, sending);
    submitNatively(event.currentTarget, null);
  };
  return (
    <form ref={ref} action={action} onSubmit={submit} noValidate>
      {children}
      <Status />
    </form>
  );
}

function setBusy(form: HTMLFormElement, words: string): void {
  if (words === "") delete form.dataset["busy"];
  else form.dataset["busy"] = "";
  const status = form.querySelector("[role=status]");
  if (status !== null) status.textContent = words;
}

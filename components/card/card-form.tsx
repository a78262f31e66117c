"use client";
import { useEffect, useRef, type ReactNode } from "react";
import type { CardWords } from "@/components/card/card-words";
import { tendCardForm } from "@/components/card/tend-card-form";
import { Status } from "@/components/ui/status";
import type { CardRules } from "@/lib/forms/card-form";

/**
 * The shell around the server's card fields. React only hands the form to its keeper once: it never renders again, so
 * nothing that is typed can be lost. Should the keeper fail, the plain form still pays.
 */
export function CardForm({
  action,
  words,
  rules,
  children,
}: {
  readonly action: (form: FormData) => Promise<void>;
  readonly words: CardWords;
  readonly rules: CardRules;
  readonly children: ReactNode;
}) {
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => {
    try {
      return form.current === null ? undefined : tendCardForm(form.current, words, rules);
    } catch {
      return undefined;
    }
  }, [words, rules]);
  return (
    <form ref={form} action={action} noValidate>
      {children}
      <Status />
    </form>
  );
}

"use client";
import { goToNextField } from "@/components/ui/next-field";
import type { FormEvent, FormHTMLAttributes, ReactNode } from "react";

/**
 * Hands the form in as the browser would without any script: a whole new document comes, with the policy of its own
 * page. React would send the action by fetch and keep this document, and with it this page's policy. A second press
 * while the first is on its way does nothing; Back from the next page arms the form again.
 */
export function submitNatively(form: HTMLFormElement, submitter: HTMLElement | null): void {
  if (form.dataset["sent"] === "yes") return;
  form.dataset["sent"] = "yes";
  const chosen = document.createElement("input");
  chosen.type = "hidden";
  const rearm = () => {
    delete form.dataset["sent"];
    chosen.remove();
  };
  if (submitter instanceof HTMLButtonElement && submitter.name !== "") {
    chosen.name = submitter.name;
    chosen.value = submitter.value;
    form.append(chosen);
  }
  HTMLFormElement.prototype.submit.call(form);
  // Last: whatever breaks here, the form is on its way.
  window.addEventListener("pageshow", rearm, { once: true });
}

/** The button that was pressed; engines before 2021 do not tell, but it has the focus. */
export const submitterOf = (event: SubmitEvent): HTMLElement | null =>
  event.submitter ?? (document.activeElement instanceof HTMLElement ? document.activeElement : null);

type Props = Omit<FormHTMLAttributes<HTMLFormElement>, "action" | "onSubmit" | "onKeyDown" | "method"> & {
  readonly action: (form: FormData) => Promise<void>;
  readonly children: ReactNode;
};

/** A form with a server action that works the same with and without script. */
export function NativeForm({ action, children, ...rest }: Props) {
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    submitNatively(event.currentTarget, submitterOf(event.nativeEvent as SubmitEvent));
  };
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- keys of the fields within
    <form {...rest} action={action} onSubmit={submit} onKeyDown={(event) => goToNextField(event.nativeEvent)}>
      {children}
    </form>
  );
}

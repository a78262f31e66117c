"use client";
import { useEffect } from "react";
import { submitNatively } from "@/components/ui/native-form";

/** True the first time in this tab. Without a memory it is never true: the button is there, and a loop would be worse. */
function isFirst(name: string): boolean {
  try {
    if (sessionStorage.getItem(name) !== null) return false;
    sessionStorage.setItem(name, "1");
    return true;
  } catch {
    return false;
  }
}

/**
 * Sends a form without a press, once a tab for each `once`. Back from the bank, a reload and a bank that comes back
 * without an answer find the page standing still, with its button.
 */
export function LeaveByItself({ form, once }: { readonly form: string; readonly once: string }) {
  useEffect(() => {
    const element = document.getElementById(form);
    if (element instanceof HTMLFormElement && isFirst(`left-${once}`)) submitNatively(element, null);
  }, [form, once]);
  return null;
}

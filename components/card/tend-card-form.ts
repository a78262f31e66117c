import type { CardWords } from "@/components/card/card-words";
import { tellBrowserData } from "@/components/card/tell-browser-data";
import { submitNatively } from "@/components/ui/native-form";
import { goToNextField } from "@/components/ui/next-field";
import { SUMMARY_ID } from "@/components/ui/error-summary";
import type { CardRules } from "@/lib/forms/card-form";

/** What the lazily loaded part gives back: says whether the form may be sent, and shows why not. */
export type CardChecker = { readonly check: () => Promise<boolean> };

/**
 * Keeps a card form, from outside React: loads the checks at first focus and lets one submit through at a time. Gives
 * back how to stop. Number and code are forgotten by `app/page-script.ts`, as on every page.
 */
export function tendCardForm(form: HTMLFormElement, words: CardWords, rules: CardRules): () => void {
  let checker: CardChecker | null = null;
  let loading = false;
  let state: "idle" | "checking" | "sending" = "idle";

  const load = (): void => {
    if (loading) return;
    loading = true;
    void import("@/components/card/enhance-card")
      .then(({ enhanceCard }) => {
        checker = enhanceCard(form, words, rules);
      })
      .catch(() => {
        // The next focus tries again; until then the server checks alone.
        loading = false;
      });
  };

  const setSending = (sending: boolean): void => {
    state = sending ? "sending" : "idle";
    if (sending) form.dataset["busy"] = "";
    else delete form.dataset["busy"];
    const status = form.querySelector("[role=status]");
    if (status !== null) status.textContent = sending ? words.sending : "";
    // Not `disabled`: that would drop the focus and, from a remote control, strand the payer.
    form.querySelectorAll("[type=submit]").forEach((button) => {
      if (sending) button.setAttribute("aria-disabled", "true");
      else button.removeAttribute("aria-disabled");
    });
  };

  const onSubmit = (event: Event): void => {
    if (state === "sending" || state === "checking") {
      event.preventDefault();
      event.stopImmediatePropagation();
      return;
    }
    event.preventDefault();
    if (checker === null) {
      send();
      return;
    }
    state = "checking";
    void checker.check().then(
      (good) => (good ? send() : (state = "idle")),
      // A check that breaks must not stand between a payer and the server, which checks again anyway.
      send,
    );
  };
  /** Not by another press of the button: browsers ignore a press while the first submit event is still on its way. */
  const send = (): void => {
    setSending(true);
    submitNatively(form, null);
  };

  const onPageShow = (event: PageTransitionEvent): void => {
    if (event.persisted) setSending(false);
  };
  const onReset = (): void => setSending(false);

  tellBrowserData(form);
  form.addEventListener("focusin", load);
  form.addEventListener("keydown", goToNextField);
  form.addEventListener("submit", onSubmit);
  form.addEventListener("reset", onReset);
  addEventListener("pageshow", onPageShow);
  const summary = document.getElementById(SUMMARY_ID);
  if (summary !== null && !summary.hidden) summary.focus();
  if (form.contains(document.activeElement)) load();

  return () => {
    form.removeEventListener("focusin", load);
    form.removeEventListener("keydown", goToNextField);
    form.removeEventListener("submit", onSubmit);
    form.removeEventListener("reset", onReset);
    removeEventListener("pageshow", onPageShow);
  };
}

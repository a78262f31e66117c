import { faultId } from "@/components/ui/field";

type Wanted = HTMLInputElement | HTMLSelectElement;

/** A postal code where the chosen country has none. */
const isExempt = (field: Wanted, form: HTMLFormElement): boolean => {
  const country = form.querySelector<HTMLSelectElement>("select")?.value ?? "";
  return country !== "" && (field.dataset["unless"] ?? "").split(" ").includes(country);
};

/**
 * Fields that must not stay empty, in place and before anything is sent: the card form comes back empty from the
 * server, so a payer would type the card again for a forgotten city. The server checks the rest.
 */
export function checkWanted(form: HTMLFormElement): boolean {
  let first: Wanted | null = null;
  for (const field of form.querySelectorAll<Wanted>("[data-missing]")) {
    const line = document.getElementById(faultId(field.id));
    const isEmpty = field.value.trim() === "" && !isExempt(field, form);
    if (line !== null) {
      line.textContent = isEmpty ? (field.dataset["missing"] ?? "") : "";
      line.hidden = !isEmpty;
    }
    if (isEmpty) {
      field.setAttribute("aria-invalid", "true");
      field.setAttribute("aria-describedby", faultId(field.id));
      first ??= field;
    } else {
      field.removeAttribute("aria-invalid");
      field.removeAttribute("aria-describedby");
    }
  }
  first?.focus();
  return first === null;
}

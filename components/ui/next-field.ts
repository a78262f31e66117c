const isField = (element: Element): element is HTMLElement =>
  (element instanceof HTMLInputElement && !["hidden", "submit", "radio"].includes(element.type)) ||
  element instanceof HTMLSelectElement;

const isOnGlass = (): boolean => navigator.maxTouchPoints > 0 && matchMedia("(pointer: coarse)").matches;

/**
 * A keyboard on glass that says "next" (`enterkeyhint`) goes to the next field. Android's does so by itself; that of iOS
 * sends Enter, which would hand in a form that is not filled in yet. With real keys Enter hands in, as always.
 */
export function goToNextField(event: KeyboardEvent): void {
  const input = event.target;
  if (event.key !== "Enter" || event.isComposing || !(input instanceof HTMLInputElement)) return;
  if (input.getAttribute("enterkeyhint") !== "next" || input.form === null || !isOnGlass()) return;
  const fields = [...input.form.elements].filter(isField).filter(({ offsetParent }) => offsetParent !== null);
  const next = fields[fields.indexOf(input) + 1];
  if (next === undefined) return;
  event.preventDefault();
  next.focus();
}

import { isSchemeId, SCHEME_SHAPES, type Shape } from "@/components/payment/scheme-shapes";

const SVG = "http://www.w3.org/2000/svg";

function element([tag, attributes, text]: Shape): SVGElement {
  const made = document.createElementNS(SVG, tag);
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, String(value));
  if (text !== undefined) made.textContent = text;
  return made as SVGElement;
}

/** Draws a brand in its place, or brings the neutral card back. Node by node: the page's policy takes no markup text. */
export function drawScheme(form: HTMLFormElement, brand: string | null): void {
  const neutral = form.querySelector<HTMLElement>("[data-mark=neutral]");
  const place = form.querySelector("[data-mark=brand]");
  if (neutral === null || place === null) return;
  while (place.firstChild !== null) place.firstChild.remove();
  const known = brand !== null && isSchemeId(brand);
  neutral.hidden = known;
  if (!known) return;
  const drawing = element([
    "svg",
    { class: "mark", viewBox: "0 0 44 30", width: 44, height: 30, "aria-hidden": "true" },
  ]);
  for (const shape of SCHEME_SHAPES[brand]) drawing.append(element(shape));
  place.append(drawing);
}

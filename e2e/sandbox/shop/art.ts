import { raw } from "hono/html";
import type { Product } from "@/e2e/sandbox/shop/products";

export const MARK_SVG = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 40" aria-hidden="true"><rect width="40" height="40" rx="9" fill="#1d3b2a"/><path d="M10 27c6 2 14 1 20-6-1 8-8 12-14 11-3 0-5-2-6-5z" fill="#f2c14e"/><path d="M12 22c2-8 9-12 16-11-1 7-7 12-16 11z" fill="#7fb069"/></svg>`;

export const mark = () => raw(MARK_SVG);

const pot = (x = 100, width = 44): string =>
  `<path class="clay" d="M${x - width / 2} 148h${width}l-6 42h${12 - width}z"/><path class="clay-2" d="M${x - width / 2 - 4} 142h${width + 8}v11h${-width - 8}z"/>`;

/** A leaf from its foot: length, half width, turned by degrees. */
const leaf = (x: number, y: number, length: number, half: number, turn: number, dark = false): string =>
  `<g transform="translate(${x} ${y}) rotate(${turn})"><path class="${dark ? "leaf-2" : "leaf"}" d="M0 0C${half} ${-length * 0.25} ${half} ${-length * 0.75} 0 ${-length}C${-half} ${-length * 0.75} ${-half} ${-length * 0.25} 0 0z"/><path class="vein" d="M0 ${-length * 0.12}V${-length * 0.82}"/></g>`;

const split = (x: number, y: number, size: number, turn: number, dark = false): string =>
  `<g transform="translate(${x} ${y}) rotate(${turn}) scale(${size / 50})"><path class="${dark ? "leaf-2" : "leaf"}" d="M0 0c26-6 36-30 20-52-6-8-14-10-20-4-6-6-14-4-20 4C-36-30-26-6 0 0z"/><path class="vein" d="M0-6v-44M4-14l22-6M4-26l24-8M-4-14l-22-6M-4-26l-24-8"/></g>`;

const fan = (x: number, y: number, turn: number, dark: boolean): string =>
  [-60, -36, -12, 12, 36, 60].map((angle) => leaf(x, y, 44, 7, turn + angle, dark)).join("");

const frond = (turn: number, length: number, dark: boolean): string => {
  const steps = Array.from({ length: 7 }, (_, index) => 14 + (index * (length - 18)) / 6);
  return `<g transform="translate(100 146) rotate(${turn})"><path class="stem" d="M0 0V${-length}"/>${steps
    .map((at) => leaf(0, -at, 18, 6, 62, dark) + leaf(0, -at, 18, 6, -62, dark))
    .join("")}</g>`;
};

const pearls = (x: number, count: number): string =>
  `<path class="stem" d="M${x} 74v${count * 13}"/>${Array.from(
    { length: count },
    (_, index) =>
      `<circle class="${index % 2 ? "leaf" : "leaf-2"}" cx="${x + (index % 2 ? 5 : -5)}" cy="${84 + index * 13}" r="7"/>`,
  ).join("")}`;

const PICTURES: Record<Product["art"], string> = {
  monstera: `<path class="stem" d="M100 146C98 110 84 96 70 86M100 146c2-34 14-58 34-68M100 146V76"/>${split(70, 90, 44, -34, true)}${split(134, 80, 44, 32)}${split(100, 82, 52, 0, true)}${pot()}`,
  ficus: `<path class="stem" d="M100 146V40"/>${leaf(100, 128, 52, 17, -62)}${leaf(100, 122, 52, 17, 62, true)}${leaf(100, 96, 50, 16, -50, true)}${leaf(100, 90, 50, 16, 52)}${leaf(100, 64, 44, 14, -30)}${leaf(100, 62, 44, 14, 34, true)}${leaf(100, 50, 36, 9, 2)}${pot()}`,
  cactus: `<path class="leaf-2" d="M100 78c34 0 48 22 48 40s-16 34-48 34-48-16-48-34 14-40 48-40z"/><path class="vein" d="M100 80v70M82 82c-10 20-10 46 0 66M118 82c10 20 10 46 0 66M66 92c-8 16-8 32 0 46M134 92c8 16 8 32 0 46"/><circle class="clay" cx="100" cy="78" r="9"/>${pot(100, 70)}`,
  fern: `${frond(-68, 74, true)}${frond(68, 74, true)}${frond(-40, 88, false)}${frond(40, 88, false)}${frond(-14, 98, true)}${frond(15, 96, false)}${pot()}`,
  palm: `<path class="stem" d="M100 146C100 110 96 80 92 64M100 146c0-30 14-48 28-58M100 146c-2-28-20-42-36-50"/>${fan(92, 66, -4, true)}${fan(128, 90, 36, false)}${fan(64, 98, -44, false)}${pot()}`,
  string: `<path class="metal" style="stroke-width:2" d="M100 10 70 56M100 10l30 46"/>${pearls(72, 5)}${pearls(88, 8)}${pearls(104, 6)}${pearls(126, 7)}<path class="clay" d="M66 56h68l-9 30H75z"/><path class="clay-2" d="M62 50h76v11H62z"/>`,
  pot: `<path class="clay" d="M58 76h84l-13 92H71z"/><path class="clay-2" d="M50 58h100v24H50zM66 168h68l6 12H60z"/>`,
  can: `<path class="metal-body" d="M62 92h70l6 84H56z"/><path class="metal" d="M136 124l34-48M160 68l20 14M70 92c-2-40 58-40 54 0"/>`,
};

export const picture = (art: Product["art"]) =>
  raw(`<svg viewBox="0 0 200 208" aria-hidden="true" focusable="false">${PICTURES[art]}</svg>`);

import type { Direction } from "@/components/dpad/geometry";

const TYPED = new Set([
  "text",
  "search",
  "tel",
  "url",
  "email",
  "password",
  "number",
  "date",
  "month",
  "time",
]);

/** A field in which something is typed. */
export const isTyped = (element: Element | null): element is HTMLInputElement | HTMLTextAreaElement =>
  element instanceof HTMLTextAreaElement || (element instanceof HTMLInputElement && TYPED.has(element.type));

export const isTicked = (element: Element | null): element is HTMLInputElement =>
  element instanceof HTMLInputElement && (element.type === "radio" || element.type === "checkbox");

/** What answers arrows by itself, so that a first arrow in it says nothing about a remote control. */
export const hasOwnArrows = (element: Element | null): boolean =>
  isTyped(element) ||
  element instanceof HTMLSelectElement ||
  (element instanceof HTMLInputElement && element.type === "radio") ||
  isOff(element);

/** A part of the page that has its own way with arrows. */
export const isOff = (element: Element | null): boolean =>
  element !== null &&
  element.closest('[data-dpad="off"], [contenteditable=""], [contenteditable="true"]') !== null;

/** Where the caret stands; null where the engine does not tell (email, number). */
export type Caret = {
  readonly start: number | null;
  readonly end: number | null;
  readonly length: number;
  readonly rtl: boolean;
};

/** Whether left or right still moves the caret within the text, or takes a marking away. */
export function moves({ start, end, length, rtl }: Caret, direction: "left" | "right"): boolean {
  if (start === null || end === null) return length > 0;
  if (start !== end) return true;
  return (direction === "right") === rtl ? end > 0 : end < length;
}

/** Whether an arrow belongs to the field that it was pressed in. Up and down always leave a line of text. */
export function keepsArrow(field: HTMLInputElement | HTMLTextAreaElement, direction: Direction): boolean {
  const { selectionStart: start, selectionEnd: end, value } = field;
  if (direction === "left" || direction === "right") {
    const rtl = getComputedStyle(field).direction === "rtl";
    return moves({ start, end, length: value.length, rtl }, direction);
  }
  if (field instanceof HTMLInputElement || start === null || end === null) return false;
  const beyond = direction === "up" ? value.slice(0, start) : value.slice(end);
  return beyond.includes("\n");
}

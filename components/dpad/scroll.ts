import { boxOf } from "@/components/dpad/controls";
import type { Direction } from "@/components/dpad/geometry";

/** The outer part of a television's screen may lie behind its frame. Source: devices.md 2.4. */
const edge = (): number => Math.round(innerHeight * 0.06);

/** How far the page would have to go to show it all; 0 when it is to be seen, negative when it lies above. */
function missing(element: Element): number {
  const { top, bottom } = boxOf(element);
  if (top < edge()) return top - edge();
  // What is taller than the screen is shown from its top.
  return bottom > innerHeight - edge() ? Math.min(bottom - innerHeight + edge(), top - edge()) : 0;
}

/** The least scrolling that shows an element whole, and clear of the edge. */
export function bringIntoView(element: Element): void {
  element.scrollIntoView({ block: "nearest", inline: "nearest" });
  scrollBy(0, missing(element));
}

/** Whether any of it is on the screen. */
export function isInSight(element: Element): boolean {
  const { top, bottom } = boxOf(element);
  return bottom > 0 && top < innerHeight;
}

/** True when it scrolled. */
function tryScroll(by: number): boolean {
  const before = pageYOffset;
  scrollBy(0, by);
  return pageYOffset !== before;
}

/**
 * When the next control is far out of sight, what lies between comes to be read first. True when the page scrolled and
 * the focus is to stay.
 */
export function scrollTowards(element: Element): boolean {
  const far = missing(element);
  return Math.abs(far) > innerHeight * 0.75 && tryScroll(Math.sign(far) * innerHeight * 0.6);
}

/** Nothing more that way: the page itself goes on. */
export function scrollOn(direction: Direction): void {
  if (direction === "up" || direction === "down") tryScroll(innerHeight * (direction === "up" ? -0.4 : 0.4));
}

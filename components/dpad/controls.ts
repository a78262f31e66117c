import { isTicked, isTyped } from "@/components/dpad/fields";
import type { Box } from "@/components/dpad/geometry";
import { SUMMARY_ID } from "@/components/ui/error-summary";

const CONTROLS = 'a[href], button, input:not([type="hidden"]), select, textarea, summary, iframe, [tabindex]';

/** Where an element stands in the window. A tick belongs to its words: together they are what is aimed at. */
export function boxOf(element: Element): Box {
  const { left, top, right, bottom } = element.getBoundingClientRect();
  const label = isTicked(element) ? element.labels?.[0]?.getBoundingClientRect() : undefined;
  if (label === undefined || label.width === 0) return { left, top, right, bottom };
  return {
    left: Math.min(left, label.left),
    top: Math.min(top, label.top),
    right: Math.max(right, label.right),
    bottom: Math.max(bottom, label.bottom),
  };
}

/** In new engines what lies in a closed fold has a size and cannot take the focus. A fold's own title can. */
function isFolded(element: HTMLElement): boolean {
  const start = element.tagName === "SUMMARY" ? element.parentElement?.parentElement : element;
  return start !== undefined && start !== null && start.closest("details:not([open])") !== null;
}

/** Whether a control is there to be used. One that is only `aria-disabled` is: it keeps the focus. */
export function isUsable(element: HTMLElement): boolean {
  if (!element.isConnected || element.tabIndex < 0 || element.matches(":disabled")) return false;
  if (element.closest('[hidden], [inert], [aria-hidden="true"]') !== null || isFolded(element)) return false;
  const { left, top, right, bottom } = boxOf(element);
  return right - left > 1 && bottom - top > 1 && getComputedStyle(element).visibility === "visible";
}

/**
 * Every control of the page in the order of the document. A frame takes all keys and never gives them back, so it counts
 * only where there is nothing else. Source: devices.md 2.5, 2.6.
 */
export function findControls(): readonly HTMLElement[] {
  const usable = [...document.querySelectorAll<HTMLElement>(CONTROLS)].filter(isUsable);
  const open = usable.filter(({ tagName }) => tagName !== "IFRAME");
  return open.length > 0 ? open : usable;
}

const firstOf = (controls: readonly HTMLElement[], selector: string): HTMLElement | undefined =>
  controls.find((each) => each.closest("main") !== null && each.matches(selector));

/**
 * Where a remote control begins on this page: what has to be mended, what the page names by `data-main-action`, the
 * first thing to type or choose, the first button; where there is no control at all, the heading.
 */
export function mainAction(): HTMLElement | null {
  const summary = document.getElementById(SUMMARY_ID);
  if (summary !== null && !summary.hidden) return summary;
  const controls = findControls();
  const found =
    controls.find((each) => each.matches("[data-main-action]")) ??
    controls.find((each) => isTyped(each) && each.type !== "search" && each.closest("main") !== null) ??
    firstOf(controls, "select, input:checked") ??
    firstOf(controls, "[type=submit], .button") ??
    firstOf(controls, "*") ??
    controls[0] ??
    document.querySelector<HTMLElement>("main h1") ??
    document.querySelector("main");
  if (found && controls.length === 0 && !found.hasAttribute("tabindex")) found.tabIndex = -1;
  return found ?? null;
}

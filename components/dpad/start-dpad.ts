import { boxOf, findControls, isUsable, mainAction } from "@/components/dpad/controls";
import { isOff, isTicked, isTyped, keepsArrow } from "@/components/dpad/fields";
import { linkBoxes, nextFrom, type Direction } from "@/components/dpad/geometry";
import { directionOf, Held, isBack, KEYS } from "@/components/dpad/keys";
import { bringIntoView, isInSight, scrollOn, scrollTowards } from "@/components/dpad/scroll";
import { goBack, hasWayBack } from "@/components/dpad/way-back";

const isTv = (): boolean => document.querySelector('[data-view="tv"]') !== null;

/** What has the focus; null when nothing has. */
function focused(): HTMLElement | null {
  const { activeElement, body } = document;
  return activeElement instanceof HTMLElement && activeElement !== body && activeElement.tagName !== "HTML"
    ? activeElement
    : null;
}

/** True when the focus really went there. */
function focusOn(element: HTMLElement): boolean {
  element.focus({ preventScroll: true });
  if (document.activeElement !== element) return false;
  bringIntoView(element);
  // At the end of what is typed: there it goes on, and the next arrow leaves.
  if (isTyped(element) && element.selectionStart !== null)
    element.setSelectionRange(element.value.length, element.value.length);
  return true;
}

function nextControl(
  origin: HTMLElement,
  controls: readonly HTMLElement[],
  direction: Direction,
): HTMLElement | null {
  const boxes = controls.map(boxOf);
  const place = controls.indexOf(origin);
  // From a heading or a summary that has the focus to be read, down leads into it first.
  const within =
    direction === "down" ? controls.find((each) => origin !== each && origin.contains(each)) : null;
  if (within) return within;
  const next =
    place < 0 ? nextFrom(boxOf(origin), boxes, direction) : (linkBoxes(boxes)[place]?.[direction] ?? null);
  return next === null ? null : (controls[next] ?? null);
}

function move(origin: HTMLElement, direction: Direction): void {
  let controls = findControls();
  for (;;) {
    const next = nextControl(origin, controls, direction);
    if (next === null) return scrollOn(direction);
    if (scrollTowards(next) || focusOn(next)) return;
    // It would not take the focus: as if it were not there.
    const refused = next;
    controls = controls.filter((each) => each !== refused);
  }
}

/** Makes the page follow a remote control, from now on. `firstKey` is the key that called for it, if one did. */
export function startDpad(firstKey: number | null): void {
  const keys = new Held();
  let last = focused();
  /** A list whose values up and down now change: no engine lets a page open one everywhere. */
  let openList: HTMLSelectElement | null = null;
  let byPointer = false;

  const lastUsable = (): HTMLElement | null => (last !== null && isUsable(last) ? last : null);
  const settle = (): void => {
    const place = lastUsable() ?? mainAction();
    if (place !== null) focusOn(place);
  };

  const onArrow = (direction: Direction): void => {
    // A television that puts its keyboard away may take the focus along: the next arrow goes on from that field.
    const from = focused() ?? (isTyped(last) ? lastUsable() : null);
    if (from === null) settle();
    else move(from, direction);
  };

  const onEnter = (event: KeyboardEvent, active: HTMLElement | null, held: boolean): void => {
    if (active instanceof HTMLTextAreaElement) return;
    // A held OK presses once.
    if (held) return event.preventDefault();
    if (active !== null && !isInSight(active)) {
      // Nobody presses what they do not see.
      event.preventDefault();
      bringIntoView(active);
    } else if (isTicked(active)) {
      event.preventDefault();
      active.click();
    } else if (active instanceof HTMLSelectElement) {
      event.preventDefault();
      openList = openList === active ? null : openPicker(active);
    }
  };

  const onKeyDown = (event: KeyboardEvent): void => {
    const { keyCode, timeStamp } = event;
    byPointer = false;
    const held = keys.press(keyCode, event.repeat, timeStamp);
    const hasModifier = event.altKey || event.ctrlKey || event.metaKey || event.shiftKey;
    const active = focused();
    if (event.defaultPrevented || event.isComposing || hasModifier || isOff(active)) return;
    if (keyCode === KEYS.enter) return onEnter(event, active, held);
    if (isBack(keyCode, { tv: isTv(), typing: isTyped(active) })) {
      const closes = openList !== null;
      openList = null;
      if (!closes && !hasWayBack()) return;
      event.preventDefault();
      if (!closes && !held) goBack();
      return;
    }
    const direction = directionOf(keyCode);
    if (direction === null) return;
    if (isTyped(active) && keepsArrow(active, direction)) return;
    if (active !== null && active === openList && (direction === "up" || direction === "down")) return;
    event.preventDefault();
    if (keys.mayMove(held, timeStamp)) onArrow(direction);
  };

  /** On a television something always has the focus, also after the page has changed by itself. */
  const keepFocus = (): void => {
    if (!isTv() || focused() !== null) return;
    if (!(isTyped(last) && isUsable(last))) settle();
  };
  const keepFocusSoon = (): void => void requestAnimationFrame(keepFocus);

  addEventListener("keydown", onKeyDown);
  addEventListener("keyup", () => keys.release());
  document.addEventListener("focusin", () => {
    last = focused() ?? last;
    if (last !== openList) openList = null;
  });
  document.addEventListener("focusout", keepFocusSoon);
  addEventListener("mousemove", () => (byPointer = true));
  addEventListener("pageshow", keepFocusSoon);
  // A frame that took the focus by itself would keep every key. Taken back at once, it would not let go of the keys.
  const takeBack = (): void => {
    if (document.activeElement instanceof HTMLIFrameElement && findControls().length > 1) settle();
  };
  addEventListener("blur", () => {
    if (!byPointer) setTimeout(takeBack);
  });
  new MutationObserver(keepFocusSoon).observe(document.body, {
    childList: true,
    subtree: true,
    attributes: true,
    attributeFilter: ["hidden", "disabled", "class"],
  });

  const direction = firstKey === null ? null : directionOf(firstKey);
  if (direction !== null) onArrow(direction);
  else if (firstKey !== null) goBack();
  else keepFocus();
}

/** Null where the engine showed its own list, which has keys of its own. */
function openPicker(list: HTMLSelectElement): HTMLSelectElement | null {
  try {
    list.showPicker();
    return null;
  } catch {
    return list;
  }
}

import type { Direction } from "@/components/dpad/geometry";

/** Televisions name keys by number: `key` is often empty there. Source: devices.md 2.1. */
export const KEYS = { enter: 13, escape: 27, backspace: 8 } as const;

const ARROWS: Readonly<Record<number, Direction>> = { 37: "left", 38: "up", 39: "right", 40: "down" };

/** Back of LG and HbbTV, of Tizen, and of Fire TV: on no keyboard. */
const BACK: readonly number[] = [461, 10_009, 4];

/** The arrow that a key code stands for; null for any other key. */
export const directionOf = (keyCode: number): Direction | null => ARROWS[keyCode] ?? null;

/** Keys that only a remote control has. */
export const isRemoteBack = (keyCode: number): boolean => BACK.includes(keyCode);

/**
 * Whether a key means Back. Escape and backspace do on some televisions; on a desktop, and where they may be meant for
 * what is typed, they stay what they are.
 */
export const isBack = (
  keyCode: number,
  { tv, typing }: { readonly tv: boolean; readonly typing: boolean },
): boolean =>
  isRemoteBack(keyCode) || (tv && !typing && (keyCode === KEYS.backspace || keyCode === KEYS.escape));

/** Moves of a held key: about eight a second. In milliseconds. */
const PACE = 120;
/** A key that is held comes again sooner than this; boxes that never tell of a release must not deafen the page. */
const SAME_HOLD = 600;

/** Tells a press from a held key: not every television says `repeat`, nor when a key is let go. Times in milliseconds. */
export class Held {
  private down = 0;
  private pressed = -Infinity;
  private moved = -Infinity;

  /** Whether this key is held since an earlier call. */
  press(keyCode: number, repeat: boolean, now: number): boolean {
    const held = repeat || (this.down === keyCode && now - this.pressed < SAME_HOLD);
    this.down = keyCode;
    this.pressed = now;
    return held;
  }

  release(): void {
    this.down = 0;
  }

  /** Whether a move is due at `now`: always for a press, at a pace for a held key. */
  mayMove(held: boolean, now: number): boolean {
    if (held && now - this.moved < PACE) return false;
    this.moved = now;
    return true;
  }
}

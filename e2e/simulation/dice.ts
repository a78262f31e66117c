/** A repeatable source of chance (mulberry32): the one that a history has. */
export class Dice {
  private state: number;

  constructor(seed: number) {
    this.state = Math.imul(seed, 0x9e3779b1) ^ 0x5bd1e995;
    for (let warm = 0; warm < 3; warm += 1) this.fraction();
  }

  /** From 0 to below 1. */
  fraction(): number {
    this.state = (this.state + 0x6d2b79f5) | 0;
    let t = Math.imul(this.state ^ (this.state >>> 15), 1 | this.state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 0x1_0000_0000;
  }

  /** A whole number from 0 to below `sides`. */
  roll(sides: number): number {
    return Math.floor(this.fraction() * sides);
  }

  /** True once in `times`. */
  oneIn(times: number): boolean {
    return this.roll(times) === 0;
  }

  one<T>(list: readonly T[]): T | undefined {
    return list[this.roll(list.length)];
  }

  /** One of a list that is never empty. */
  pick<const T>(list: readonly [T, ...T[]]): T {
    return list[this.roll(list.length)] ?? list[0];
  }

  between(least: number, most: number): number {
    return least + this.roll(most - least + 1);
  }
}

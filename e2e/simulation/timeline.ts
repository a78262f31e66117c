type Entry = { readonly at: number; readonly order: number; readonly run: () => void };

/** Everything that promises had to do is done when this resolves: no border call of the simulation is a real one. */
const settle = (): Promise<void> => new Promise((resolve) => process.nextTick(resolve));

/** Virtual time: what is due next happens next, and nothing happens in between. */
export class Timeline {
  /** Milliseconds since the history began. */
  now = 0;
  private order = 0;
  private readonly entries: Entry[] = [];

  /** Plans `run` for `ms` from now; what it returns takes the plan back. */
  in(ms: number, run: () => void): () => void {
    const entry = { at: this.now + Math.max(0, ms), order: (this.order += 1), run };
    let low = 0;
    let high = this.entries.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.entries[middle]?.at ?? 0) <= entry.at) low = middle + 1;
      else high = middle;
    }
    this.entries.splice(low, 0, entry);
    return () => {
      const at = this.entries.indexOf(entry);
      if (at >= 0) this.entries.splice(at, 1);
    };
  }

  /** When the next thing happens, or Infinity. */
  get next(): number {
    return this.entries[0]?.at ?? Infinity;
  }

  /** Lets the next thing happen, and all that follows from it at that moment. */
  async step(): Promise<void> {
    const entry = this.entries.shift();
    if (entry === undefined) return;
    this.now = Math.max(this.now, entry.at);
    entry.run();
    await settle();
  }
}

import type { TryStore } from "@/lib/checkout/admit-card";
import type { TryNote } from "@/lib/store/card-tries";
import type { Counter } from "@/lib/store/rate";

type Attack = { recent: string; until: number; firstUntil: number; told: boolean };

/**
 * For tests: the store's counters in memory, under a clock that stands still until it is set. That they answer as
 * PostgreSQL does is proven in `lib/store/card-tries.test.ts`.
 */
export class ModelStore implements TryStore {
  now = 0;
  readonly began: string[] = [];
  private readonly windows = new Map<string, number>();
  private readonly notes = new Map<string, TryNote & { readonly at: number }>();
  private readonly attacks = new Map<string, Attack>();

  count = async (counters: readonly Counter[]): Promise<readonly number[]> => {
    const at = ({ seconds }: Counter): number => this.now - (this.now % (seconds * 1_000));
    const name = ({ key, seconds }: Counter, start: number): string => `${key} ${seconds} ${start}`;
    for (const each of counters)
      if ((each.add ?? 1) > 0)
        this.windows.set(name(each, at(each)), (this.windows.get(name(each, at(each))) ?? 0) + 1);
    return counters.map((each) => {
      const before = each.wide ? this.windows.get(name(each, at(each) - each.seconds * 1_000)) : 0;
      return (this.windows.get(name(each, at(each))) ?? 0) + (before ?? 0);
    });
  };

  tallyTry: TryStore["tallyTry"] = async (counters, watched) => ({
    hits: await this.count(counters),
    raised: watched.filter((key) => this.isRaised(key)),
  });

  noteTry: TryStore["noteTry"] = async (attemptId, note, counters) => {
    await this.count(counters);
    this.notes.set(attemptId, { ...note, at: this.now });
  };

  isRaised = (key: string): boolean => (this.attacks.get(key)?.until ?? 0) > this.now;

  takeNote: TryStore["takeNote"] = async (attemptId) => {
    const note = this.notes.get(attemptId);
    this.notes.delete(attemptId);
    return note === undefined || note.at <= this.now - 3_600_000
      ? null
      : { account: note.account, card: note.card, bin: note.bin };
  };

  pushOutcome: TryStore["pushOutcome"] = async (key, outcome, most) => {
    const attack = this.attackOf(key);
    attack.recent = (attack.recent + outcome).slice(-most);
    return attack.recent;
  };

  raise: TryStore["raise"] = async (key, ms) => {
    const attack = this.attackOf(key);
    const until = this.now + ms;
    if (attack.until <= this.now) attack.firstUntil = until;
    Object.assign(attack, { until, told: false });
    if (attack.firstUntil === until) this.began.push(key);
    return attack.firstUntil === until;
  };

  endAttacks = async (): Promise<readonly string[]> => {
    const ended = [...this.attacks].filter(([, { told, until }]) => !told && until <= this.now);
    for (const [key, attack] of ended) {
      attack.told = true;
      if (attack.recent === "") this.attacks.delete(key);
    }
    return ended.map(([key]) => key);
  };

  private attackOf(key: string): Attack {
    const known = this.attacks.get(key) ?? { recent: "", until: 0, firstUntil: 0, told: true };
    this.attacks.set(key, known);
    return known;
  }
}

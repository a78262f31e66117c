import { faultKinds } from "@/e2e/simulation/plan";
import { rightTable } from "@/e2e/simulation/subject";
import type { Crossing } from "@/e2e/simulation/world";

/** Every edge of the table of states: `state event`. */
export const edges: readonly string[] = Object.entries(rightTable.TRANSITIONS).flatMap(([state, row]) =>
  Object.keys(row).map((event) => `${state} ${event}`),
);

/** Which edges were taken, and after which faults: the map of what histories have met. */
export class Coverage {
  private readonly met = new Set<string>();

  take(crossings: readonly Crossing[]): void {
    for (const { edge, faults } of crossings) {
      this.met.add(edge);
      for (const fault of faults) this.met.add(`${edge} ${fault}`);
    }
  }

  add(met: readonly string[]): void {
    for (const each of met) this.met.add(each);
  }

  get list(): readonly string[] {
    return [...this.met];
  }

  get missingEdges(): readonly string[] {
    return edges.filter((edge) => !this.met.has(edge));
  }

  get missingPairs(): readonly string[] {
    return edges
      .flatMap((edge) => faultKinds.map((fault) => `${edge} ${fault}`))
      .filter((pair) => !this.met.has(pair));
  }

  get summary(): string {
    const all = edges.length * faultKinds.length;
    const pairs = all - this.missingPairs.length;
    const share = ((pairs / all) * 100).toFixed(1);
    return `${edges.length - this.missingEdges.length} of ${edges.length} transitions, ${pairs} of ${all} transitions × faults (${share} %)`;
  }
}

import type { FullConfig, Reporter, TestCase, TestResult } from "@playwright/test/reporter";
import { keepLastResults, type LastResults } from "@/e2e/run/last-results";
import { SURFACES, type Surface } from "@/e2e/scenarios/surfaces";

const isSurface = (value: unknown): value is Surface => SURFACES.some((surface) => surface === value);

/** Remembers how each row of the scenario table ended on each surface, for `npm run scenarios`. */
export default class ScenarioReporter implements Reporter {
  private readonly surfaces = new Map<string, Surface>();
  private readonly results: LastResults = {};

  onBegin(config: FullConfig): void {
    for (const { name, use } of config.projects)
      if ("surface" in use && isSurface(use.surface)) this.surfaces.set(name, use.surface);
  }

  onTestEnd(test: TestCase, { status }: TestResult): void {
    const surface = this.surfaces.get(test.parent.project()?.name ?? "");
    const id = /^([a-z0-9-]+): /.exec(test.title)?.[1];
    if (surface === undefined || id === undefined || !test.location.file.endsWith("scenarios.spec.ts"))
      return;
    if (status === "skipped" || status === "interrupted") return;
    const cell = { passed: status === test.expectedStatus, at: new Date().toISOString() };
    this.results[id] = { ...this.results[id], [surface]: cell };
  }

  onEnd(): void {
    keepLastResults(this.results);
  }
}

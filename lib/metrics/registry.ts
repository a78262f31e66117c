import "server-only";

import { definitions, type LabelsOf, type MetricName, type NameOf } from "@/lib/metrics/table";

type Series = { value: number; readonly buckets: number[]; count: number };
type Labels = Readonly<Record<string, string>>;

// Next bundles this module several times; the process counts once.
const shared = globalThis as { checkoutMetrics?: Map<string, Map<string, Series>> };
const all = (shared.checkoutMetrics ??= new Map());

/** `{a="1",b="2"}` in the table's order, or nothing. What the table does not list is `other`: no value can run wild. */
const labelText = (name: MetricName, labels: Labels): string => {
  const known = Object.entries(definitions[name].labels).map(([label, values]) => {
    const value = labels[label] ?? "";
    return `${label}="${values.includes(value) ? value : "other"}"`;
  });
  return known.join(",");
};

const seriesOf = (name: MetricName, labels: Labels): Series => {
  const family = all.get(name) ?? new Map<string, Series>();
  all.set(name, family);
  const key = labelText(name, labels);
  const found = family.get(key);
  if (found !== undefined) return found;
  const fresh = { value: 0, count: 0, buckets: (definitions[name].buckets ?? []).map(() => 0) };
  family.set(key, fresh);
  return fresh;
};

/** One more of it. */
export const count = <Name extends NameOf<"counter">>(name: Name, labels: LabelsOf<Name>): void => {
  seriesOf(name, labels).value += 1;
};

/** It took this long. */
export const observe = <Name extends NameOf<"histogram">>(
  name: Name,
  labels: LabelsOf<Name>,
  seconds: number,
): void => {
  const series = seriesOf(name, labels);
  series.value += seconds;
  series.count += 1;
  const at = (definitions[name].buckets ?? []).findIndex((bound) => seconds <= bound);
  if (at !== -1) series.buckets[at] = (series.buckets[at] ?? 0) + 1;
};

/** It is this much now. */
export const gauge = <Name extends NameOf<"gauge">>(
  name: Name,
  labels: LabelsOf<Name>,
  value: number,
): void => {
  seriesOf(name, labels).value = value;
};

/** This much more, or less, of it. */
export const shift = <Name extends NameOf<"gauge">>(name: Name, labels: LabelsOf<Name>, by: number): void => {
  seriesOf(name, labels).value += by;
};

const braces = (...parts: readonly string[]): string => {
  const inside = parts.filter((part) => part !== "").join(",");
  return inside === "" ? "" : `{${inside}}`;
};

const histogramLines = (
  name: MetricName,
  key: string,
  { value, count: times, buckets }: Series,
): string[] => {
  const bounds = definitions[name].buckets ?? [];
  let below = 0;
  const lines = bounds.map((bound, at) => {
    below += buckets[at] ?? 0;
    return `${name}_bucket${braces(key, `le="${bound}"`)} ${below}`;
  });
  return [
    ...lines,
    `${name}_bucket${braces(key, 'le="+Inf"')} ${times}`,
    `${name}_sum${braces(key)} ${value}`,
    `${name}_count${braces(key)} ${times}`,
  ];
};

/** A counter that never counted is there as 0: the first time is a rise from it, which alarms can see. */
const showAll = (name: MetricName): void => {
  const labels = Object.entries(definitions[name].labels);
  const [first] = labels;
  if (definitions[name].kind !== "counter" || first === undefined || labels.length > 1) return;
  for (const value of first[1]) seriesOf(name, { [first[0]]: value });
};

/** All that was counted, in the text format of Prometheus 0.0.4. */
export const metricsText = (): string => {
  const names = Object.keys(definitions) as MetricName[];
  const lines = names.flatMap((name) => {
    showAll(name);
    const { kind, help } = definitions[name];
    const series = [...(all.get(name) ?? new Map<string, Series>())];
    return [
      `# HELP ${name} ${help}`,
      `# TYPE ${name} ${kind}`,
      ...series.flatMap(([key, each]) =>
        kind === "histogram" ? histogramLines(name, key, each) : [`${name}${braces(key)} ${each.value}`],
      ),
    ];
  });
  return `${lines.join("\n")}\n`;
};

/** For tests: nothing was ever counted. */
export const forgetMetrics = (): void => all.clear();

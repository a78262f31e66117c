import type { Found } from "@/e2e/a11y/examine";

/** Screens and what was found on each. */
export type Findings = readonly { readonly screen: string; readonly found: Found }[];

const columnsOf = (all: Findings): readonly string[] => [
  ...new Set(all.flatMap(({ found }) => Object.keys(found))),
];

export const countFaults = (all: Findings): number =>
  all.flatMap(({ found }) => Object.values(found)).reduce((sum, faults) => sum + faults.length, 0);

/** The table of screens and checks, and below it each fault in words. */
export function writeReport(all: Findings): string {
  const columns = columnsOf(all);
  const rows = all.map(({ screen, found }) => {
    const cells = columns.map((column) => {
      const faults = found[column];
      return faults === undefined ? "" : faults.length === 0 ? "good" : `**${faults.length}**`;
    });
    return `| ${[screen, ...cells].join(" | ")} |`;
  });
  const faults = all.flatMap(({ screen, found }) =>
    Object.entries(found).flatMap(([check, list]) =>
      list.map((fault) => `- ${screen}, ${check}: \`${fault.replaceAll("`", "'")}\``),
    ),
  );
  return [
    "# Accessibility, WCAG 2.2 A and AA",
    "",
    `${all.length} screens, ${columns.length} checks, ${faults.length} faults.`,
    "",
    `| ${["screen", ...columns].join(" | ")} |`,
    `| ${["", ...columns].map(() => "---").join(" | ")} |`,
    ...rows,
    "",
    ...(faults.length === 0 ? [] : ["## Faults", "", ...faults, ""]),
  ].join("\n");
}

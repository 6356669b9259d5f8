import type { Finding, Metric, Report } from "@sluice/report";
import type { Gated } from "./gate.ts";
import type { SeededChange } from "./sample-c.ts";

/** Complaints about a gate that should have let its evidence through. */
export function expectPass(what: string, { exitCode, report }: Gated): string[] {
  return [
    ...unless(exitCode === 0, `${what}: the exit code is ${exitCode} and should be 0.`),
    ...unless(
      report.verdict === "pass" || report.verdict === "warn",
      `${what}: the verdict is ${report.verdict} and should be pass. ${report.summary}`,
    ),
    ...unless(
      (metricOf(report, "coverage.lines")?.total ?? 0) > 0,
      `${what}: no line was measured.`,
    ),
  ];
}

/** Complaints about a gate that should have failed because of `metric`. */
export function expectFail(what: string, { exitCode, report }: Gated, metric: string): string[] {
  return [
    ...unless(exitCode === 1, `${what}: the exit code is ${exitCode} and should be 1.`),
    ...unless(
      report.verdict === "fail",
      `${what}: the verdict is ${report.verdict} and should be fail.`,
    ),
    ...unless(
      metricOf(report, metric)?.verdict === "fail",
      `${what}: ${metric} did not fail, and it should be what does.`,
    ),
  ];
}

/** Complaints about a gate that should have found exactly the lines of a seeded change. */
export function expectLines(what: string, { report }: Gated, change: SeededChange): string[] {
  const { path, uncovered } = change;
  const patch = metricOf(report, "coverage.patch");
  const missed = (patch?.total ?? 0) - (patch?.covered ?? 0);
  const ranges = report.findings
    .filter(({ rule }) => rule === "coverage/uncovered-line")
    .map(rangeOf)
    .join(", ");
  const expected = `${path}:${uncovered.at(0)}-${uncovered.at(-1)}`;
  return [
    ...unless(
      missed === uncovered.length,
      `${what}: ${missed} added lines are uncovered and should be ${uncovered.length}.`,
    ),
    ...unless(
      ranges === expected,
      `${what}: it found ${ranges} and should have found ${expected}.`,
    ),
  ];
}

function rangeOf({ file, startLine, endLine }: Finding): string {
  return `${file}:${startLine}-${endLine}`;
}

function metricOf(report: Report, name: string): Metric | undefined {
  return report.metrics.find((metric) => metric.name === name);
}

function unless(met: boolean, complaint: string): string[] {
  return met ? [] : [complaint];
}

import type { Report } from "@sluice/report";

/** A small valid Report with `changes` laid over it. */
export function sampleReport(changes: Partial<Report> = {}): Report {
  return {
    schema: "sluice/report",
    version: "1.0",
    gate: "coverage-gate",
    title: "Coverage",
    subject: {},
    verdict: "pass",
    summary: "Every limit is kept.",
    metrics: [],
    findings: [],
    tables: [],
    series: [],
    tool: { name: "sluice", version: "0.1.0" },
    ...changes,
  };
}

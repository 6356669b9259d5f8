import type { Metric, Verdict } from "@sluice/report";
import type { CoverageLimits } from "../gate.ts";
import type { Totals } from "../model/count.ts";
import { shareMetric } from "./limit.ts";
import type { PatchCoverage } from "./patch.ts";

/** Metrics of everything measured: lines, branches and functions. */
export function judgeTotals(totals: Totals, limits: CoverageLimits): Metric[] {
  return [
    shareMetric(
      {
        name: "coverage.lines",
        title: "Lines",
        note: totals.countsStatements
          ? "Files of Go count statements, as its own tool does."
          : undefined,
      },
      totals.lines,
      limits.lines,
    ),
    shareMetric(
      {
        name: "coverage.branches",
        title: "Branches",
        note:
          totals.branchBound === "lower"
            ? "Merged reports do not tell branches apart: at least this many are covered."
            : undefined,
      },
      totals.branches,
      limits.branches,
      totals.branchBound,
    ),
    shareMetric(
      { name: "coverage.functions", title: "Functions" },
      totals.functions,
      limits.functions,
    ),
  ];
}

/** The metric of the lines that the change adds. A change without code lines asks nothing, so it is skipped. */
export function judgePatch(
  patch: PatchCoverage | undefined,
  totals: Totals,
  limit: number | undefined,
): Metric {
  const count = patch?.count ?? { covered: 0, total: 0 };
  const metric = shareMetric(
    { name: "coverage.patch", title: "Patch", note: patchNote(patch, totals) },
    count,
    limit,
  );
  return { ...metric, verdict: patchVerdict(patch, metric.verdict ?? "skipped") };
}

function patchVerdict(patch: PatchCoverage | undefined, verdict: Verdict): Verdict {
  if (patch === undefined || verdict === "skipped") return "skipped";
  if (patch.unknown > 0 && verdict === "pass") return "inconclusive";
  return patch.count.total === 0 && patch.unknown === 0 ? "skipped" : verdict;
}

function patchNote(patch: PatchCoverage | undefined, totals: Totals): string | undefined {
  if (patch === undefined) return "No base was given, so there is no patch to judge.";
  if (patch.unknown > 0)
    return `Of ${patch.unknown} added lines the reports do not say whether they ran.`;
  if (patch.count.total === 0) return "The change adds no lines of measured code.";
  if (totals.countsStatements)
    return "Files of Go count lines with any statement that ran, not statements.";
  return undefined;
}

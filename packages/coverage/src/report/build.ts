import {
  formatNumber,
  formatPercent,
  type Listing,
  type Metric,
  REPORT_SCHEMA_ID,
  REPORT_SCHEMA_VERSION,
  type Report,
} from "@sluice/report";
import type { History } from "../baseline/baseline.ts";
import type { Evidence } from "../evidence/evidence.ts";
import type { CoverageRequest } from "../gate.ts";
import type { Judgement } from "../judge/judge.ts";
import type { SourceTree } from "../tree/source-tree.ts";
import { categoriesTable, lineSeries } from "./change.ts";
import {
  areaTables,
  outsideTable,
  patchTable,
  shardsTable,
  unmeasuredTable,
  worstFilesTable,
} from "./tables.ts";

/** The Report of the gate. */
export function buildReport(
  request: CoverageRequest,
  { head }: SourceTree,
  evidence: Evidence,
  { baselines }: History,
  judgement: Judgement,
  listings: Listing[],
): Report {
  const { files, patch, areas, categories, metrics, findings, totals, verdict } = judgement;
  return {
    schema: REPORT_SCHEMA_ID,
    version: REPORT_SCHEMA_VERSION,
    gate: "coverage",
    title: "Coverage",
    subject: { ...(head === undefined ? {} : { commit: head }), ...request.subject },
    verdict,
    summary: summarise(judgement, evidence),
    metrics: [...metrics],
    findings: [...findings],
    tables: [
      ...areaTables(areas),
      ...patchTable(patch),
      ...unmeasuredTable(patch),
      ...categoriesTable(categories),
      ...shardsTable(evidence),
      ...worstFilesTable(files.values()),
      ...outsideTable(evidence),
    ],
    series: lineSeries(baselines, totals.lines, head, request.limits.lines),
    listings,
    tool: { name: "sluice", version: request.toolVersion },
  };
}

/** One sentence: the two figures that a reviewer asks for first, then whatever stands in the way. */
function summarise({ metrics, patch, areas }: Judgement, { missing }: Evidence): string {
  const lines = metrics.find(({ name }) => name === "coverage.lines");
  const added = metrics.find(({ name }) => name === "coverage.patch");
  const parts = [
    ...(lines === undefined ? [] : [phrase("Line coverage is", lines, "lines")]),
    ...(added === undefined || (added.total ?? 0) === 0
      ? []
      : [phrase("the patch has", added, "added lines")]),
    ...metrics
      .filter((metric) => metric !== lines && metric !== added && isBroken(metric))
      .map((metric) =>
        metric.name === "coverage.change"
          ? changePhrase(metric)
          : phrase(`${(metric.title ?? metric.name).toLowerCase()}:`, metric, ""),
      ),
    ...counted(
      areas.filter(({ verdict }) => verdict === "fail").length,
      "path or component below its limit",
      "paths or components below their limits",
    ),
    ...counted(
      patch?.unmeasured.length ?? 0,
      "changed file is in no report",
      "changed files are in no report",
    ),
    ...counted(missing.length, "expected report is missing", "expected reports are missing"),
  ];
  return `${parts.join("; ")}.`;
}

function phrase(start: string, { covered = 0, total = 0, limit, verdict }: Metric, noun: string) {
  const share =
    total === 0
      ? "not known"
      : `${formatPercent(covered, total)} (${`${formatNumber(covered)} of ${formatNumber(total)} ${noun}`.trim()})`;
  if (limit === undefined || verdict === "skipped") return `${start} ${share}`;
  const relation =
    verdict === "pass" ? "at or above" : verdict === "fail" ? "below" : "undecided against";
  return `${start} ${share}, ${relation} the limit of ${limit}%`;
}

function changePhrase({ value, limit = 0 }: Metric): string {
  return value === null
    ? "its change against the baseline is not known"
    : `it fell by ${-value} percentage points, more than the ${-limit} allowed`;
}

function isBroken({ verdict }: Metric): boolean {
  return verdict === "fail" || verdict === "inconclusive";
}

function counted(count: number, one: string, many: string): string[] {
  return count === 0 ? [] : [`${count} ${count === 1 ? one : many}`];
}

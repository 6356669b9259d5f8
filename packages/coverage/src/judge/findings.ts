import { type Finding, formatPercent, type Metric } from "@sluice/report";
import type { Evidence } from "../evidence/evidence.ts";
import type { MissingPolicy } from "../gate.ts";
import type { Area, AreaCheck } from "./area.ts";
import { missingTo } from "./limit.ts";
import type { PatchCoverage, PatchFile } from "./patch.ts";

const NOUNS = {
  lines: ["line", "lines"],
  branches: ["branch", "branches"],
  functions: ["function", "functions"],
  patch: ["patch", "added lines"],
} as const;
type Figure = keyof typeof NOUNS;

/** One finding for each figure of the whole that misses its limit or has no data for it. */
export function limitFindings(metrics: readonly Metric[]): Finding[] {
  return metrics.flatMap((metric) => {
    const figure = metric.name.replace("coverage.", "");
    const { covered = 0, total = 0, limit, bound = "exact" } = metric;
    if (!isFigure(figure) || limit === undefined) return [];
    const verdict = metric.verdict ?? "skipped";
    return limitFinding("", { figure, count: { covered, total }, bound, limit, verdict });
  });
}

/** One finding for each figure of a path or component that misses its limit or has no data for it. */
export function areaFindings(areas: readonly Area[]): Finding[] {
  return areas.flatMap(({ kind, name, checks }) =>
    checks.flatMap((check) =>
      limitFinding(`${kind === "path" ? "Path" : "Component"} ${name}: `, check),
    ),
  );
}

function limitFinding(
  where: string,
  { figure, count, bound, limit, verdict }: Omit<AreaCheck, "bound"> & { bound: string },
): Finding[] {
  if (limit === undefined || (verdict !== "fail" && verdict !== "inconclusive")) return [];
  const [noun, plural] = NOUNS[figure];
  const { covered, total } = count;
  if (total === 0)
    return [
      error(
        "coverage/no-data",
        `${where}No report has ${noun} coverage, so the limit of ${limit}% cannot be judged. ` +
          "Have the coverage tool write it, or take the limit away.",
      ),
    ];
  const figures = `${formatPercent(covered, total)} (${covered} of ${total} ${plural})`;
  if (verdict === "fail") {
    const more = missingTo(count, limit);
    const remedy = `Cover at least ${more} more ${more === 1 ? plural.replace(/(?:(ch)es|s)$/, "$1") : plural}.`;
    return [
      error(
        "coverage/below-limit",
        `${where}${capital(noun)} coverage is ${figures}, below the limit of ${limit}%. ${remedy}`,
      ),
    ];
  }
  const reason =
    bound === "lower"
      ? "is a lower bound, since the merged reports do not tell branches apart: use a format that does (lcov, JSON), or one report"
      : "leaves lines out of which the reports say nothing: use a report with lines";
  return [
    error(
      "coverage/undecided",
      `${where}${capital(noun)} coverage of ${figures} against ${limit}% ${reason}.`,
    ),
  ];
}

/** Uncovered added lines as ranges; errors when the patch misses its limit. */
export function patchFindings(patch: PatchCoverage | undefined, failed: boolean): Finding[] {
  return (patch?.files ?? []).flatMap((file) => fileFindings(file, failed));
}

function fileFindings({ path, missRanges, miss, unknown }: PatchFile, failed: boolean): Finding[] {
  const findings = missRanges.map(([startLine, endLine]): Finding => {
    const lines = miss.filter((line) => line >= startLine && line <= endLine).length;
    const what = lines === 1 ? "This added line is" : `These ${lines} added lines are`;
    return {
      rule: "coverage/uncovered-line",
      level: failed ? "error" : "warning",
      message: `${what} not covered by any test. Add a test that runs ${lines === 1 ? "it" : "them"}.`,
      file: path,
      startLine,
      endLine,
    };
  });
  if (unknown.length > 0)
    findings.push({
      rule: "coverage/unknown-lines",
      level: "warning",
      message: `The reports have this file but not its lines, so ${unknown.length} added ${unknown.length === 1 ? "line is" : "lines are"} neither covered nor uncovered. Use a report with lines, not a summary.`,
      file: path,
    });
  return findings;
}

/** Changed source files that no report measures, by policy. */
export function unmeasuredFindings(
  patch: PatchCoverage | undefined,
  policy: MissingPolicy,
): Finding[] {
  if (policy === "ignore") return [];
  return (patch?.unmeasured ?? []).map(({ path, added }) => ({
    rule: "coverage/unmeasured-file",
    level: policy === "fail" ? "error" : "warning",
    message: `No report measures this changed file (${added} added ${added === 1 ? "line" : "lines"}). Have a test load it, or list it under coverage.exclude.`,
    file: path,
  }));
}

/** Faults of the evidence itself: reports that are missing, empty, ambiguous, or contradict themselves. */
export function evidenceFindings(evidence: Evidence): Finding[] {
  return [
    ...evidence.missing.map((name) => missingFinding(name, evidence.refusals.get(name))),
    ...evidence.empty.map((report) =>
      error(
        "coverage/empty-report",
        `The report ${report} measures no file of this repository. Map its paths with path-map, or see what it was made from.`,
      ),
    ),
    ...[...evidence.ambiguous].map(([reported, matches]) =>
      error(
        "coverage/ambiguous-path",
        `The reported path ${reported} may be ${matches.join(" or ")}. Tell them apart with path-map.`,
      ),
    ),
    ...evidence.notes.map(
      ({ report, line, rule, message }): Finding => ({
        rule: `coverage/${rule}`,
        level: rule === "ignored-record" ? "note" : "warning",
        message: `${report}${line === undefined ? "" : `:${line}`}: ${message}`,
      }),
    ),
  ];
}

function missingFinding(name: string, refusal: string | undefined): Finding {
  const reason = refusal === undefined ? "" : ` and cannot be carried forward, since ${refusal}`;
  return error(
    "coverage/missing-report",
    `The expected report "${name}" is missing${reason}. See whether its job ran and uploaded it.`,
  );
}

function error(rule: string, message: string): Finding {
  return { rule, level: "error", message };
}

function isFigure(name: string): name is Figure {
  return name in NOUNS;
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

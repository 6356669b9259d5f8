import { InputError } from "@sluice/report";
import type { CoverageConfig } from "./config.ts";
import { type MeasuredFile, sumFiles, type Totals } from "./count.ts";
import type { CoverageRequest, ReportFiles } from "./gate.ts";
import { isExpected, parseReportPattern } from "./manifest.ts";
import { Coverage, type CoverageNote, type Format } from "./model/coverage.ts";
import { parseReport } from "./parse/index.ts";
import { type ResolvedReport, resolveReport } from "./resolve-report.ts";
import type { SourceTree } from "./source-tree.ts";

/** One named part of the evidence, such as the tests on one operating system. */
export interface Shard {
  readonly name: string;
  readonly reports: readonly string[];
  readonly formats: readonly Format[];
  readonly tools: readonly string[];
  readonly files: readonly MeasuredFile[];
  readonly totals: Totals;
  /** The baseline commit and the time of the measurement, when the shard was not measured now. */
  readonly carriedFrom?: { readonly commit: string; readonly at: string };
  /** Files of a carried-forward shard that were left out since they changed. */
  readonly dropped?: number;
}

/** All reports of the call, by file of the repository. */
export interface Evidence {
  readonly shards: readonly Shard[];
  /** Expected shards without a report. */
  readonly missing: readonly string[];
  /** Why a missing shard that may be carried forward was not. */
  readonly refusals: ReadonlyMap<string, string>;
  /** Reports that measure no file of the repository. */
  readonly empty: readonly string[];
  readonly outside: readonly string[];
  readonly ambiguous: ReadonlyMap<string, readonly string[]>;
  readonly bySuffix: number;
  readonly excluded: number;
  readonly formats: ReadonlySet<Format>;
  readonly tools: ReadonlySet<string>;
  readonly notes: readonly CoverageNote[];
}

/** Whether the evidence is whole enough to be compared with a baseline, or to become one. */
export function isComplete({ missing, empty, ambiguous, shards }: Evidence): boolean {
  return missing.length + empty.length + ambiguous.size === 0 && shards.length > 0;
}

interface ParsedReport extends ResolvedReport {
  readonly shard: string;
  readonly report: string;
  readonly coverage: Coverage;
}

/** Reads every report and finds its files in the tree. InputError when a pattern that is not expected matches nothing. */
export async function gatherEvidence(
  request: CoverageRequest,
  config: CoverageConfig,
  tree: SourceTree,
  reports: ReportFiles,
): Promise<Evidence> {
  const parsed: ParsedReport[] = [];
  for (const { shard, report } of await findReports(request, config, reports)) {
    const coverage = new Coverage();
    await parseReport(reports.open(report), coverage);
    parsed.push({ shard, report, coverage, ...resolveReport(coverage, tree) });
  }
  return {
    shards: groupShards(parsed),
    missing: request.expectReports.filter(
      (name) => !parsed.some(({ shard, report }) => isExpected(name, shard, report)),
    ),
    refusals: new Map(),
    empty: parsed
      .filter(({ files, excluded }) => files.size + excluded === 0)
      .map((one) => one.report),
    outside: [...new Set(parsed.flatMap(({ outside }) => outside))].sort(),
    ambiguous: new Map(parsed.flatMap(({ ambiguous }) => [...ambiguous])),
    bySuffix: parsed.reduce((sum, { bySuffix }) => sum + bySuffix, 0),
    excluded: parsed.reduce((sum, { excluded }) => sum + excluded, 0),
    formats: new Set(parsed.flatMap(({ coverage }) => [...coverage.formats])),
    tools: new Set(parsed.flatMap(({ coverage }) => [...coverage.tools])),
    notes: parsed.flatMap(({ coverage }) => coverage.notes),
  };
}

async function findReports(
  request: CoverageRequest,
  config: CoverageConfig,
  reports: ReportFiles,
): Promise<readonly { shard: string; report: string }[]> {
  const found = new Map<string, { shard: string; report: string }>();
  const mayMiss = [...request.expectReports, ...(config["carry-forward"]?.shards ?? [])];
  for (const { shard, pattern } of request.reports.map(parseReportPattern)) {
    const paths = await reports.find(pattern);
    if (paths.length === 0 && !mayMiss.some((name) => isExpected(name, shard ?? pattern, pattern)))
      throw new InputError(
        `No coverage report matches "${pattern}".`,
        "Check the path from the root of the checkout, and that the tests wrote the report.",
        { input: "reports" },
      );
    for (const report of paths)
      if (!found.has(report)) found.set(report, { shard: shard ?? report, report });
  }
  return [...found.values()];
}

function groupShards(parsed: readonly ParsedReport[]): Shard[] {
  return [...Map.groupBy(parsed, ({ shard }) => shard)].map(([name, parts]) => {
    const files = mergeFiles(parts.map((part) => part.files.values()));
    return {
      name,
      reports: parts.map(({ report }) => report),
      formats: [...new Set(parts.flatMap(({ coverage }) => [...coverage.formats]))],
      tools: [...new Set(parts.flatMap(({ coverage }) => [...coverage.tools]))],
      files: [...files.values()],
      totals: sumFiles(files.values()),
    };
  });
}

/** Merges measured files by path, in order of path. Sources stay as they are; a lone one is used without a copy. */
export function mergeFiles(
  parts: readonly Iterable<MeasuredFile>[],
): ReadonlyMap<string, MeasuredFile> {
  const merged = new Map<string, MeasuredFile>();
  const all = parts.flatMap((part) => [...part]);
  for (const file of all) {
    const { path, coverage, reports } = file;
    if (parts.length === 1) {
      merged.set(path, file);
      continue;
    }
    const known = merged.get(path);
    const whole = known?.coverage ?? new Coverage().file([path]);
    whole.merge(coverage);
    merged.set(path, { path, coverage: whole, reports: (known?.reports ?? 0) + reports });
  }
  return new Map([...merged].sort(([a], [b]) => (a < b ? -1 : 1)));
}

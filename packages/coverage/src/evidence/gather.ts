import { InputError } from "@sluice/report";
import type { CoverageConfig } from "../config.ts";
import type { CoverageRequest, ReportFiles } from "../gate.ts";
import { sumFiles } from "../model/count.ts";
import { Coverage } from "../model/coverage.ts";
import { parseReport } from "../parse/index.ts";
import type { SourceTree } from "../tree/source-tree.ts";
import type { Evidence, Shard } from "./evidence.ts";
import { isExpected, parseReportPattern } from "./manifest.ts";
import { mergeFiles } from "./merge-files.ts";
import { type ResolvedReport, resolveReport } from "./resolve-report.ts";

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
    unexpected: unexpectedShards(request, config, parsed),
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
  const mayMiss = expectedShards(request, config);
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

function expectedShards(request: CoverageRequest, config: CoverageConfig): readonly string[] {
  return [...request.expectReports, ...(config["carry-forward"]?.shards ?? [])];
}

function unexpectedShards(
  request: CoverageRequest,
  config: CoverageConfig,
  parsed: readonly ParsedReport[],
): string[] {
  if (request.expectReports.length === 0) return [];
  const expected = expectedShards(request, config);
  const known = (shard: string, report: string) =>
    expected.some((name) => isExpected(name, shard, report));
  const extra = parsed.filter(({ shard, report }) => !known(shard, report));
  return [...new Set(extra.map(({ shard }) => shard))];
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

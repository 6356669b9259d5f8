import type { Evidence, Shard } from "../evidence/evidence.ts";
import type { ChangedFile, CoverageRequest } from "../gate.ts";
import { type MeasuredFile, sumFiles } from "../model/count.ts";
import { FileCoverage } from "../model/file-coverage.ts";
import { PathResolver } from "../tree/resolve.ts";
import type { SourceTree } from "../tree/source-tree.ts";

/** A file whose lines are given as hit counts; a line that is left out is not code. */
export function measured(path: string, hits: Record<number, number>, reports = 1): MeasuredFile {
  const coverage = new FileCoverage([path]);
  for (const [line, count] of Object.entries(hits)) coverage.lines.add(Number(line), count);
  return { path, coverage, reports };
}

export function byPath(...files: readonly MeasuredFile[]): Map<string, MeasuredFile> {
  return new Map(files.map((file) => [file.path, file]));
}

export function shard(name: string, ...files: readonly MeasuredFile[]): Shard {
  return {
    name,
    reports: [`${name}.info`],
    formats: ["lcov"],
    tools: [],
    files,
    totals: sumFiles(files),
  };
}

export function evidenceOf(...shards: readonly Shard[]): Evidence {
  return {
    shards,
    missing: [],
    unexpected: [],
    refusals: new Map(),
    empty: [],
    outside: [],
    ambiguous: new Map(),
    bySuffix: 0,
    excluded: 0,
    formats: new Set(shards.flatMap(({ formats }) => formats)),
    tools: new Set(),
    notes: [],
  };
}

/** A tree of tracked files; `changes` is the patch, absent without a base. */
export function treeOf(
  tracked: readonly string[],
  changes?: Readonly<Record<string, ChangedFile>>,
): SourceTree {
  return {
    tracked: new Set(tracked),
    head: "a".repeat(40),
    paths: new PathResolver(new Set(tracked)),
    patch: changes && { mergeBase: "b".repeat(40), files: new Map(Object.entries(changes)) },
    isExcluded: () => false,
  };
}

/** A call without any limit. */
export const REQUEST: CoverageRequest = {
  reports: [],
  expectReports: [],
  limits: {},
  ratchet: false,
  pathMaps: [],
  unmeasuredChangedFiles: "ignore",
  subject: {},
  baselineStream: "coverage/main",
  writeBaseline: false,
  now: "2026-03-01T00:00:00Z",
  toolVersion: "0.0.0",
};

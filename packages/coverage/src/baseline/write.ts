import { append, type JournalDriver, type JournalRecord } from "@sluice/journal";
import type { CoverageConfig } from "../config.ts";
import { type Evidence, isComplete, type Shard } from "../evidence/evidence.ts";
import { isExpected } from "../evidence/manifest.ts";
import { mergeFiles } from "../evidence/merge-files.ts";
import type { CoverageRequest } from "../gate.ts";
import type { MeasuredFile, Totals } from "../model/count.ts";
import type { SourceTree } from "../tree/source-tree.ts";
import { fingerprintOf, linesStream } from "./baseline.ts";
import { encodeLines } from "./line-runs.ts";
import type { BaselineSummary, ShardFile } from "./record.ts";
import { encodeFile } from "./shard-file.ts";

/** Baselines are written once a push, so that writers seldom meet and need no back-off. */
const PATIENCE = { attempts: 50, pause: () => Promise.resolve() };

/**
 * Records the tested commit as a baseline where the request says so and the evidence is whole. The lines go
 * before the summary, so that a summary never stands without its lines.
 */
export async function recordBaseline(
  request: CoverageRequest,
  config: CoverageConfig,
  { head: commit }: SourceTree,
  evidence: Evidence,
  { files, totals }: { readonly files: ReadonlyMap<string, MeasuredFile>; readonly totals: Totals },
  journal: JournalDriver | undefined,
): Promise<void> {
  if (!request.writeBaseline || journal === undefined || commit === undefined) return;
  if (!isComplete(evidence)) return;
  const { now: at, baselineStream } = request;
  const lines = [...files.values()].map(
    ({ path, coverage }): JournalRecord => ({
      key: path,
      at,
      data: { lines: encodeLines(coverage.lines) },
    }),
  );
  const shards = (config["carry-forward"]?.shards ?? []).flatMap((name) =>
    shardRecords(name, evidence.shards, at),
  );
  const summary: BaselineSummary = {
    version: 1,
    lines: totals.lines,
    branches: totals.branches,
    functions: totals.functions,
    fingerprint: fingerprintOf(request, config, evidence),
  };
  await append(journal, linesStream(baselineStream, commit), [...lines, ...shards], PATIENCE);
  await append(journal, baselineStream, [{ key: commit, at, data: summary }], PATIENCE);
}

function shardRecords(name: string, shards: readonly Shard[], now: string): JournalRecord[] {
  const own = shards.filter(
    (shard) =>
      shard.name === name || shard.reports.some((path) => isExpected(name, shard.name, path)),
  );
  // Evidence that was itself carried forward keeps its age.
  const at = own.map(({ carriedFrom }) => carriedFrom?.at ?? now).sort()[0] ?? now;
  const formats = [...new Set(own.flatMap((shard) => shard.formats))].sort();
  const tools = [...new Set(own.flatMap((shard) => shard.tools))].sort();
  return [...mergeFiles(own.map(({ files }) => files)).values()].map((file) => {
    const { path } = file;
    const data: ShardFile = { shard: name, path, at, formats, tools, ...encodeFile(file) };
    return { key: `${name}\n${path}`, at: now, data };
  });
}

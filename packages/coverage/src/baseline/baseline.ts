import type { JournalRecord } from "@sluice/journal";
import type { CoverageConfig } from "../config.ts";
import type { Evidence } from "../evidence/evidence.ts";
import type { CoverageDrivers, CoverageRequest, PatchLines } from "../gate.ts";
import type { SourceTree } from "../tree/source-tree.ts";
import { decodeLines, type LineOutcomes } from "./line-runs.ts";
import {
  type Baseline,
  BaselineFile,
  type Fingerprint,
  readBaselines,
  ShardFile,
} from "./record.ts";

const ANCESTORS = 1000;

/** What the journal knows of the branch, and the baseline that this tree is to be compared with. */
export interface History {
  readonly baselines: readonly Baseline[];
  /** The nearest ancestor with a baseline; whether it is comparable is judged later. */
  readonly nearest: NearestBaseline | undefined;
}

export interface NearestBaseline extends Baseline {
  readonly files: ReadonlyMap<string, LineOutcomes>;
  readonly shardFiles: readonly ShardFile[];
  /** What happened between the baseline and the tested tree. */
  readonly changes: PatchLines;
}

/** Reads the branch's baselines and picks that of the nearest first-parent ancestor of the merge base. */
export async function readHistory(
  request: CoverageRequest,
  tree: SourceTree,
  { git, journal }: CoverageDrivers,
): Promise<History> {
  if (journal === undefined || tree.head === undefined)
    return { baselines: [], nearest: undefined };
  const { records } = await journal.read(request.baselineStream);
  const baselines = readBaselines(records);
  if (baselines.length === 0) return { baselines, nearest: undefined };
  const byCommit = new Map(baselines.map((baseline) => [baseline.commit, baseline]));
  const start = tree.patch?.mergeBase ?? tree.head;
  const ancestors = await git.ancestors(start, ANCESTORS);
  // A tree without a change of its own is compared with what was before it, not with itself.
  const isItself = start === tree.head && (tree.patch?.files.size ?? 0) === 0;
  for (const commit of isItself ? ancestors.slice(1) : ancestors) {
    const baseline = byCommit.get(commit);
    if (baseline === undefined) continue;
    const changes = tree.patch?.mergeBase === commit ? tree.patch : await git.diff(commit);
    const stored = await journal.read(linesStream(request.baselineStream, commit));
    return { baselines, nearest: { ...baseline, changes, ...readFiles(stored.records) } };
  }
  return { baselines, nearest: undefined };
}

function readFiles(records: readonly JournalRecord[]) {
  const files = new Map<string, LineOutcomes>();
  const shardFiles = new Map<string, ShardFile>();
  for (const { key, data } of records) {
    const file = BaselineFile.safeParse(data);
    if (file.success) files.set(key, decodeLines(file.data.lines));
    const shard = ShardFile.safeParse(data);
    if (shard.success) shardFiles.set(key, shard.data);
  }
  return { files, shardFiles: [...shardFiles.values()] };
}

/** The stream with the lines of one commit. */
export function linesStream(baselineStream: string, commit: string): string {
  return `${baselineStream}/${commit}`;
}

/** What this run's figures were made with. */
export function fingerprintOf(
  request: CoverageRequest,
  config: CoverageConfig,
  { formats, tools }: Pick<Evidence, "formats" | "tools">,
): Fingerprint {
  return {
    formats: [...formats].sort(),
    tools: [...tools].sort(),
    exclude: [...(config.exclude ?? [])].sort(),
    pathMaps: request.pathMaps.map(({ from, to }) => `${from}=${to}`).sort(),
  };
}

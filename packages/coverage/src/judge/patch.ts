import type { PatchLines } from "../gate.ts";
import { add, type Count, type MeasuredFile, NOTHING } from "../model/count.ts";
import { lineState } from "../model/line-state.ts";
import { isSourceFile } from "../tree/source-file.ts";
import type { SourceTree } from "../tree/source-tree.ts";

export type LineRange = readonly [first: number, last: number];

/** What is known of the lines that the change added to one measured file. */
export interface PatchFile {
  readonly path: string;
  readonly count: Count;
  readonly added: readonly number[];
  readonly hit: readonly number[];
  readonly miss: readonly number[];
  readonly unknown: readonly number[];
  /** Missed added lines, joined across lines that are not code. */
  readonly missRanges: readonly LineRange[];
}

export interface PatchCoverage {
  readonly mergeBase: string;
  readonly count: Count;
  readonly unknown: number;
  readonly files: readonly PatchFile[];
  /** Changed source files that no report measures, with their number of added lines. */
  readonly unmeasured: readonly { readonly path: string; readonly added: number }[];
}

/** Looks up the state of every added line of the change; excluded files and files that are no source are left out. */
export function examinePatch(
  patch: PatchLines,
  files: ReadonlyMap<string, MeasuredFile>,
  tree: SourceTree,
): PatchCoverage {
  const changed = [...patch.files]
    .filter(([path, { added }]) => added.length > 0 && !tree.isExcluded(path))
    .sort(([a], [b]) => (a < b ? -1 : 1));
  const isSource = isSourceFile(files.keys());
  const measured: PatchFile[] = [];
  const unmeasured: { path: string; added: number }[] = [];
  for (const [path, { added }] of changed) {
    const file = files.get(path);
    if (file !== undefined) measured.push(examineFile(file, added));
    else if (isSource(path)) unmeasured.push({ path, added: added.length });
  }
  return {
    mergeBase: patch.mergeBase,
    count: measured.reduce((sum, { count }) => add(sum, count), NOTHING),
    unknown: measured.reduce((sum, { unknown }) => sum + unknown.length, 0),
    files: measured,
    unmeasured,
  };
}

function examineFile({ path, coverage }: MeasuredFile, added: readonly number[]): PatchFile {
  const byState = Map.groupBy(added, (line) => lineState(coverage, line));
  const hit = byState.get("hit") ?? [];
  const miss = byState.get("miss") ?? [];
  return {
    path,
    count: { covered: hit.length, total: hit.length + miss.length },
    added,
    hit,
    miss,
    unknown: byState.get("unknown") ?? [],
    missRanges: toRanges(miss, (line) => lineState(coverage, line) === "not-code"),
  };
}

/** Joins rising lines to ranges where only lines that `bridges` accepts lie between. */
export function toRanges(
  lines: readonly number[],
  bridges: (line: number) => boolean = () => false,
): LineRange[] {
  const ranges: [number, number][] = [];
  for (const line of lines) {
    const last = ranges.at(-1);
    if (last !== undefined && everyBetween(last[1], line, bridges)) last[1] = line;
    else ranges.push([line, line]);
  }
  return ranges;
}

function everyBetween(from: number, to: number, accepts: (line: number) => boolean): boolean {
  for (let line = from + 1; line < to; line++) if (!accepts(line)) return false;
  return true;
}

/** `3, 7–9` */
export function formatRanges(ranges: readonly LineRange[]): string {
  return ranges.map(([a, b]) => (a === b ? `${a}` : `${a}–${b}`)).join(", ");
}

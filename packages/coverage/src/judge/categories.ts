import type { NearestBaseline } from "../baseline/baseline.ts";
import type { LineOutcomes } from "../baseline/line-runs.ts";
import type { ChangedFile } from "../gate.ts";
import type { MeasuredFile } from "../model/count.ts";
import type { LineHits } from "../model/line-hits.ts";
import { newLine, oldLine } from "../tree/line-map.ts";

/** The categories of genhtml(1), "differential coverage": what became of each line of code since the baseline. */
export const CATEGORIES = {
  UNC: "new and uncovered",
  LBC: "lost: unchanged, was covered, is not",
  UIC: "unchanged, was no code, now uncovered",
  UBC: "unchanged and still uncovered",
  GBC: "gained: unchanged, was uncovered, now covered",
  GIC: "unchanged, was no code, now covered",
  GNC: "new and covered",
  CBC: "unchanged and still covered",
  EUB: "unchanged, was uncovered, now not measured",
  ECB: "unchanged, was covered, now not measured",
  DUB: "deleted, was uncovered",
  DCB: "deleted, was covered",
} as const;
export type Category = keyof typeof CATEGORIES;

export interface Categories {
  readonly counts: Readonly<Record<Category, number>>;
  /** Lines of the tested tree that lost their coverage, by file. */
  readonly lost: ReadonlyMap<string, readonly number[]>;
}

const NO_LINES: LineOutcomes = new Map();

/** Sorts every line of code of the tested tree and of the baseline into its category. */
export function categorise(
  files: ReadonlyMap<string, MeasuredFile>,
  baseline: NearestBaseline,
  tracked: ReadonlySet<string>,
): Categories {
  const counts = emptyCounts();
  const lost = new Map<string, number[]>();
  const { changes } = baseline;
  for (const [path, { coverage }] of files) {
    const change = changes.files.get(path);
    const was = baseline.files.get(oldPath(path, change) ?? "") ?? NO_LINES;
    const lines: number[] = [];
    for (const [line, hits] of coverage.lines.entries()) {
      const category = present(hits > 0, line, change, was);
      counts[category]++;
      if (category === "LBC") lines.push(line);
    }
    if (lines.length > 0) lost.set(path, lines);
  }
  const successors = successorsOf(changes.files, tracked);
  for (const [path, was] of baseline.files) {
    const now = successors(path);
    const measured = now === undefined ? undefined : files.get(now.path)?.coverage.lines;
    for (const [line, hit] of was) {
      const category = gone(line, hit, now, measured);
      if (category !== undefined) counts[category]++;
    }
  }
  return { counts, lost };
}

function present(
  hit: boolean,
  line: number,
  change: ChangedFile | undefined,
  was: LineOutcomes,
): Category {
  const before = change === undefined ? line : oldLine(change, line);
  if (before === undefined) return hit ? "GNC" : "UNC";
  const wasHit = was.get(before);
  if (wasHit === undefined) return hit ? "GIC" : "UIC";
  if (wasHit) return hit ? "CBC" : "LBC";
  return hit ? "GBC" : "UBC";
}

interface Successor {
  readonly path: string;
  readonly change: ChangedFile | undefined;
}

/** The category of a baseline line that is no line of code any more; undefined when it still is one. */
function gone(
  line: number,
  hit: boolean,
  now: Successor | undefined,
  measured: LineHits | undefined,
): Category | undefined {
  const at =
    now === undefined ? undefined : now.change === undefined ? line : newLine(now.change, line);
  if (at === undefined) return hit ? "DCB" : "DUB";
  if (measured?.get(at) !== undefined) return undefined;
  return hit ? "ECB" : "EUB";
}

/** Finds what a file of the baseline is called now. */
function successorsOf(
  changes: ReadonlyMap<string, ChangedFile>,
  tracked: ReadonlySet<string>,
): (path: string) => Successor | undefined {
  const renamed = new Map<string, Successor>();
  for (const [path, change] of changes)
    if (change.from !== undefined) renamed.set(change.from, { path, change });
  return (path) => {
    const successor = renamed.get(path);
    if (successor !== undefined) return successor;
    // A path that the change made anew is another file than the baseline's.
    return tracked.has(path) && !changes.has(path) ? { path, change: undefined } : undefined;
  };
}

function oldPath(path: string, change: ChangedFile | undefined): string | undefined {
  return change === undefined ? path : change.from;
}

function emptyCounts(): Record<Category, number> {
  return {
    UNC: 0,
    LBC: 0,
    UIC: 0,
    UBC: 0,
    GBC: 0,
    GIC: 0,
    GNC: 0,
    CBC: 0,
    EUB: 0,
    ECB: 0,
    DUB: 0,
    DCB: 0,
  };
}

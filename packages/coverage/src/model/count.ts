import type { FileCoverage } from "./file-coverage.ts";

/** An exact fraction; a total of zero means that there is nothing to measure, not that it is 0 %. */
export interface Count {
  readonly covered: number;
  readonly total: number;
}

/** What a set of files adds up to. */
export interface Totals {
  /** Lines, and statements for files of Go, whose own tool counts these. */
  readonly lines: Count;
  readonly branches: Count;
  readonly functions: Count;
  /** `lower` where merged reports have no branch identity: more branches may be covered than counted. */
  readonly branchBound: "exact" | "lower";
  readonly countsStatements: boolean;
}

/** One measured file of the repository and from how many reports its evidence was merged. */
export interface MeasuredFile {
  readonly path: string;
  readonly coverage: FileCoverage;
  readonly reports: number;
}

export const NOTHING: Count = { covered: 0, total: 0 };

export function add(a: Count, b: Count): Count {
  return { covered: a.covered + b.covered, total: a.total + b.total };
}

/** Lines of one file; statements where the format counts those. */
export function lineCount({ blocks, lines }: FileCoverage): Count {
  const { covered, total } = blocks.total > 0 ? blocks : lines;
  return { covered, total };
}

/** Sums files as integers. */
export function sumFiles(files: Iterable<MeasuredFile>): Totals {
  let lines = NOTHING;
  let branches = NOTHING;
  let functions = NOTHING;
  let branchBound: Totals["branchBound"] = "exact";
  let countsStatements = false;
  for (const { coverage, reports } of files) {
    lines = add(lines, lineCount(coverage));
    functions = add(functions, coverage.functions);
    if (coverage.blocks.total > 0) countsStatements = true;
    const { identified, ...own } = coverage.branches.sum();
    branches = add(branches, own);
    if (!identified && reports > 1) branchBound = "lower";
  }
  return { lines, branches, functions, branchBound, countsStatements };
}

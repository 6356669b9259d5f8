import type { MeasuredFile } from "../model/count.ts";
import type { Coverage } from "../model/coverage.ts";
import type { FileCoverage } from "../model/file-coverage.ts";
import type { SourceTree } from "../tree/source-tree.ts";

/** One report's files by their path in the repository, and what could not be placed there. */
export interface ResolvedReport {
  readonly files: ReadonlyMap<string, MeasuredFile>;
  readonly outside: readonly string[];
  readonly ambiguous: ReadonlyMap<string, readonly string[]>;
  readonly bySuffix: number;
  readonly excluded: number;
}

/**
 * Places a report's files in the tree: exact paths first, then the longest shared ending. An ending never
 * takes a file that the same report names exactly, so that `build/gen/io.c` is not mistaken for `io.c`.
 */
export function resolveReport(coverage: Coverage, tree: SourceTree): ResolvedReport {
  const files = new Map<string, MeasuredFile>();
  const outside: string[] = [];
  const ambiguous = new Map<string, readonly string[]>();
  const excluded = new Set<string>();
  const place = (path: string, file: FileCoverage) => {
    if (tree.isExcluded(path)) excluded.add(path);
    else files.set(path, { path, coverage: joined(files.get(path)?.coverage, file), reports: 1 });
  };

  const open: FileCoverage[] = [];
  for (const file of coverage.files()) {
    const found = tree.paths.exact(file.candidates);
    if (found?.kind === "exact") place(found.path, file);
    else open.push(file);
  }
  const exact = new Set([...files.keys(), ...excluded]);
  let bySuffix = 0;
  for (const file of open) {
    const found = tree.paths.suffix(file.candidates);
    const name = file.candidates[0] ?? "";
    if (found.kind === "ambiguous") ambiguous.set(name, found.matches);
    else if (found.kind === "outside" || exact.has(found.path)) outside.push(name);
    else {
      bySuffix++;
      place(found.path, file);
    }
  }
  return { files, outside, ambiguous, bySuffix, excluded: excluded.size };
}

function joined(known: FileCoverage | undefined, file: FileCoverage): FileCoverage {
  known?.merge(file);
  return known ?? file;
}

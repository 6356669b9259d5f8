import type { MeasuredFile } from "../model/count.ts";
import { FileCoverage } from "../model/file-coverage.ts";

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
    const whole = known?.coverage ?? new FileCoverage([path]);
    whole.merge(coverage);
    merged.set(path, { path, coverage: whole, reports: (known?.reports ?? 0) + reports });
  }
  return new Map([...merged].sort(([a], [b]) => (a < b ? -1 : 1)));
}

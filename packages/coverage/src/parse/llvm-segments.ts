/** A change of execution count in a file; it holds until the next segment. */
export interface Segment {
  readonly line: number;
  readonly count: number;
  readonly hasCount: boolean;
  readonly isEntry: boolean;
  readonly isGap: boolean;
}

/** Hits by line as LLVM's own reports count them (LineCoverageStats in llvm/lib/ProfileData/Coverage/CoverageMapping.cpp). */
export function* replaySegments(
  segments: readonly Segment[],
): IterableIterator<[line: number, hits: number]> {
  let wrapped: Segment | undefined;
  let at = 0;
  let line = segments[0]?.line ?? 0;
  while (at < segments.length) {
    const first = at;
    while (segments[at]?.line === line) at++;
    const here = segments.slice(first, at);
    const hits = lineHits(here, wrapped);
    if (hits !== undefined && line > 0) yield [line, hits];
    wrapped = here.at(-1) ?? wrapped;
    const next = segments[at];
    if (next === undefined) return;
    // Between two segments only a counted region makes lines code.
    if (wrapped?.hasCount !== true || next.line <= line) line = next.line;
    else line++;
    if (next.line < line) return;
  }
}

function lineHits(here: readonly Segment[], wrapped: Segment | undefined): number | undefined {
  const [first] = here;
  const starts = here.filter(({ hasCount, isEntry, isGap }) => hasCount && isEntry && !isGap);
  const skipped = first !== undefined && !first.hasCount && first.isEntry;
  if (starts.length === 0 && (skipped || wrapped?.hasCount !== true)) return undefined;
  const around = wrapped?.hasCount === true ? wrapped.count : 0;
  return Math.max(around, ...starts.map(({ count }) => count));
}

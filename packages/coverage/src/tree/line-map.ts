import type { ChangedFile } from "../gate.ts";

/** The new number of an old line, or undefined where the change took it away. */
export function newLine({ unchanged }: ChangedFile, oldLine: number): number | undefined {
  return shift(unchanged, oldLine, 0, 1);
}

/** The old number of a new line, or undefined where the change added it. */
export function oldLine({ unchanged }: ChangedFile, newLine: number): number | undefined {
  return shift(unchanged, newLine, 1, 0);
}

/** Finds the run that holds `line` on side `from` by bisection, and the same place on side `to`. */
function shift(
  runs: ChangedFile["unchanged"],
  line: number,
  from: 0 | 1,
  to: 0 | 1,
): number | undefined {
  let low = 0;
  let high = runs.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    const start = runs[middle]?.[from] ?? 0;
    if (start <= line) low = middle + 1;
    else high = middle;
  }
  const run = runs[low - 1];
  if (run === undefined || line - run[from] >= run[2]) return undefined;
  return line - run[from] + run[to];
}

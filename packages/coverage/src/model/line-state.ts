import type { FileCoverage } from "./file-coverage.ts";

/**
 * What is known of a line. `unmeasured`: no report has the file. `unknown`: a report has the file and
 * says nothing of its lines. Neither is ever counted as covered or as missed.
 */
export type LineState = "hit" | "miss" | "not-code" | "unmeasured" | "unknown";

/** The state of a 1-based line of a file, given what reports say of the file. */
export function lineState(file: FileCoverage | undefined, line: number): LineState {
  if (file === undefined) return "unmeasured";
  const hits = file.lines.get(line);
  if (hits !== undefined) return hits > 0 ? "hit" : "miss";
  return hasLines(file) ? "not-code" : "unknown";
}

/** False for a file of which there are only functions, branches or statements, as in a summary. */
function hasLines(file: FileCoverage): boolean {
  if (file.lines.total > 0) return true;
  return (
    file.functions.total === 0 &&
    file.blocks.total === 0 &&
    file.branches.lines().next().done === true
  );
}

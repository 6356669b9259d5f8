import type { Finding } from "./report.ts";

type Place = Pick<Finding, "file" | "startLine" | "endLine">;

/** Line range of a finding as `12` or `12-15`, or an empty string without lines. */
export function lineRange({ startLine, endLine = startLine }: Place): string {
  if (startLine === undefined || endLine === undefined) return "";
  const first = Math.min(startLine, endLine);
  const last = Math.max(startLine, endLine);
  return first === last ? String(first) : `${first}-${last}`;
}

/** `file:12-15`, `file`, or an empty string. */
export function location(place: Place): string {
  if (place.file === undefined) return "";
  const lines = lineRange(place);
  return lines === "" ? place.file : `${place.file}:${lines}`;
}

const RANK: Record<Finding["level"], number> = { error: 0, warning: 1, note: 2 };

/** Findings with errors first, in the gate's own order within a level. */
export function worstFirst(findings: readonly Finding[]): Finding[] {
  return [...findings].sort((a, b) => RANK[a.level] - RANK[b.level]);
}

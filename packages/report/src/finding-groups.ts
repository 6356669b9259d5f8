import { lineRange, worstFirst } from "./location.ts";
import type { Finding } from "./report.ts";

/** Findings that say the same of one file, with all their line ranges. */
export interface FindingGroup {
  readonly level: Finding["level"];
  readonly rule: string;
  readonly message: string;
  readonly file: string | undefined;
  /** Such as `4-6`, in rising order; empty where the finding is of the whole file. */
  readonly ranges: readonly string[];
}

const RANGES_SHOWN = 20;

/** Groups findings of one level, rule, file and message; errors first, files in the gate's order. */
export function groupFindings(findings: readonly Finding[]): FindingGroup[] {
  const groups = new Map<string, Finding[]>();
  for (const finding of worstFirst(findings)) {
    const { level, rule, message, file = null } = finding;
    const key = JSON.stringify([level, rule, file, message]);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [finding]);
    else group.push(finding);
  }
  return [...groups.values()].flatMap(toGroup);
}

/** `src/a.c:4-6, 9` for a group, or an empty string without a file; at most twenty ranges and a count. */
export function groupLocation({ file, ranges }: FindingGroup): string {
  if (file === undefined) return "";
  if (ranges.length === 0) return file;
  const more = ranges.length - RANGES_SHOWN;
  const shown = ranges.slice(0, RANGES_SHOWN).join(", ");
  return `${file}:${shown}${more > 0 ? ` and ${more} more` : ""}`;
}

function toGroup(findings: readonly Finding[]): FindingGroup[] {
  const [first] = findings;
  if (first === undefined) return [];
  const ranges = [...findings]
    .sort((a, b) => (a.startLine ?? 0) - (b.startLine ?? 0))
    .map(lineRange)
    .filter((range) => range !== "");
  const { level, rule, message, file } = first;
  return [{ level, rule, message, file, ranges: [...new Set(ranges)] }];
}

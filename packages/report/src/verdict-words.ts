import type { Finding, Report } from "./report.ts";
import { type Verdict, worstVerdict } from "./verdict.ts";

/** How a verdict ends the sentence "the gate …". */
export const VERDICT_PHRASE: Record<Verdict, string> = {
  pass: "passed",
  warn: "passed with warnings",
  fail: "failed",
  inconclusive: "inconclusive",
  skipped: "skipped",
};

/** Text glyphs that differ in shape, so that no reader depends on colour. */
export const VERDICT_GLYPH: Record<Verdict, string> = {
  pass: "✓",
  warn: "!",
  fail: "✗",
  inconclusive: "?",
  skipped: "–",
};

export const LEVEL_VERDICT: Record<Finding["level"], Verdict> = {
  error: "fail",
  warning: "warn",
  note: "skipped",
};

/** `3 errors, 1 warning` in order of weight, without the levels that do not occur. */
export function countLevels(findings: readonly Finding[]): string {
  const levels = ["error", "warning", "note"] as const;
  return levels
    .map((level) => [findings.filter((finding) => finding.level === level).length, level] as const)
    .filter(([count]) => count > 0)
    .map(([count, level]) => plural(count, level))
    .join(", ");
}

/** `1 row`, `1,234 rows`. */
export function plural(count: number, noun: string): string {
  return `${String(count).replace(/\B(?=(\d{3})+$)/g, ",")} ${noun}${count === 1 ? "" : "s"}`;
}

/** The reports with the worst verdict first, in the order given within a verdict. */
export function worstReportsFirst(reports: readonly Report[]): Report[] {
  return sortWorstFirst(reports, ({ verdict }) => verdict);
}

/** Stable sort of anything by verdict, worst first. */
export function sortWorstFirst<T>(items: readonly T[], verdictOf: (item: T) => Verdict): T[] {
  return [...items].sort((a, b) => {
    const [left, right] = [verdictOf(a), verdictOf(b)];
    if (left === right) return 0;
    return worstVerdict([left, right]) === left ? -1 : 1;
  });
}

/** `1 of 3 gates failed` for the worst verdict among several reports. */
export function headline(reports: readonly Report[]): string {
  const worst = worstVerdict(reports.map(({ verdict }) => verdict));
  const count = reports.filter(({ verdict }) => verdict === worst).length;
  if (count === reports.length) return `All ${plural(count, "gate")} ${VERDICT_PHRASE[worst]}`;
  return `${count} of ${plural(reports.length, "gate")} ${VERDICT_PHRASE[worst]}`;
}

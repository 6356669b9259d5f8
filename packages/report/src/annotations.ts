import { printable } from "./printable.ts";
import type { Finding, Report } from "./report.ts";

export type AnnotationLevel = "error" | "warning" | "notice";

/** A remark on a line of the change. Lines are 1-based and inclusive; text is plain and untrusted. */
export interface Annotation {
  readonly level: AnnotationLevel;
  readonly title: string;
  readonly message: string;
  readonly file?: string;
  readonly startLine?: number;
  readonly endLine?: number;
}

/** GitHub shows at most this many annotations of each level a step. */
export const ANNOTATIONS_PER_LEVEL = 10;

const LEVELS: readonly AnnotationLevel[] = ["error", "warning", "notice"];
const LEVEL_OF: Record<Finding["level"], AnnotationLevel> = {
  error: "error",
  warning: "warning",
  note: "notice",
};

/**
 * The findings as annotations, errors first, neighbours of one rule in one file merged; at most `perLevel`
 * of each level are shown and the others counted. Pass Infinity for a check run, which has no such limit.
 */
export function renderAnnotations(
  report: Report,
  perLevel: number = ANNOTATIONS_PER_LEVEL,
): { shown: Annotation[]; omitted: number } {
  const merged = mergeNeighbours(report.findings.map((finding) => toAnnotation(report, finding)));
  const shown: Annotation[] = [];
  for (const level of LEVELS) {
    const ofLevel = merged.filter((annotation) => annotation.level === level);
    shown.push(...(ofLevel.length > perLevel ? ofLevel.slice(0, perLevel) : ofLevel));
  }
  return { shown, omitted: merged.length - shown.length };
}

function toAnnotation(report: Report, finding: Finding): Annotation {
  const { startLine, endLine = startLine } = finding;
  const lines =
    startLine === undefined || endLine === undefined
      ? {}
      : { startLine: Math.min(startLine, endLine), endLine: Math.max(startLine, endLine) };
  return {
    level: LEVEL_OF[finding.level],
    title: printable(`${report.title}: ${finding.rule}`),
    message: printable(finding.message),
    ...(finding.file === undefined ? {} : { file: finding.file, ...lines }),
  };
}

function mergeNeighbours(annotations: readonly Annotation[]): Annotation[] {
  const open = new Map<string, number>();
  const merged: Annotation[] = [];
  for (const annotation of [...annotations].sort(byPlace(annotations))) {
    const key = JSON.stringify([annotation.level, annotation.title, annotation.file]);
    const at = open.get(key);
    const previous = at === undefined ? undefined : merged[at];
    if (at !== undefined && previous !== undefined && touches(previous, annotation)) {
      merged[at] = join(previous, annotation);
      continue;
    }
    open.set(key, merged.push(annotation) - 1);
  }
  return merged;
}

/** Keeps files in the order in which the gate named them, and goes down each file. */
function byPlace(annotations: readonly Annotation[]) {
  const order = new Map<string | undefined, number>();
  for (const { file } of annotations) if (!order.has(file)) order.set(file, order.size);
  return (a: Annotation, b: Annotation): number =>
    (order.get(a.file) ?? 0) - (order.get(b.file) ?? 0) || (a.startLine ?? 0) - (b.startLine ?? 0);
}

function touches(upper: Annotation, lower: Annotation): boolean {
  if (upper.endLine === undefined || lower.startLine === undefined) return false;
  return lower.startLine <= upper.endLine + 1;
}

function join(upper: Annotation, lower: Annotation): Annotation {
  const said = upper.message.split("\n");
  return {
    ...upper,
    endLine: Math.max(upper.endLine ?? 0, lower.endLine ?? 0),
    message: said.includes(lower.message) ? upper.message : `${upper.message}\n${lower.message}`,
  };
}

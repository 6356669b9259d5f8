import type { Annotation, AnnotationLevel } from "./annotations.ts";
import { printable } from "./printable.ts";

/** An annotation as the Checks API takes it. */
export interface CheckRunAnnotation {
  readonly path: string;
  readonly start_line: number;
  readonly end_line: number;
  readonly annotation_level: "failure" | "warning" | "notice";
  readonly title: string;
  readonly message: string;
}

/** The Checks API takes this many annotations a request and appends those of later requests. */
export const ANNOTATIONS_PER_REQUEST = 50;

const TITLE_LIMIT = 255;
const MESSAGE_LIMIT_BYTES = 64 * 1024;

const LEVEL: Record<AnnotationLevel, CheckRunAnnotation["annotation_level"]> = {
  error: "failure",
  warning: "warning",
  notice: "notice",
};

/** Chunks of at most 50 for the Checks API, in order; annotations without a file have no place there and are left out. */
export function chunkCheckRunAnnotations(
  annotations: readonly Annotation[],
): CheckRunAnnotation[][] {
  const located = annotations.flatMap(toCheckRun);
  const chunks: CheckRunAnnotation[][] = [];
  for (let start = 0; start < located.length; start += ANNOTATIONS_PER_REQUEST) {
    chunks.push(located.slice(start, start + ANNOTATIONS_PER_REQUEST));
  }
  return chunks;
}

function toCheckRun(annotation: Annotation): CheckRunAnnotation[] {
  const { file, level, title, message, startLine = 1, endLine = startLine } = annotation;
  if (file === undefined) return [];
  return [
    {
      path: printable(file),
      start_line: startLine,
      end_line: endLine,
      annotation_level: LEVEL[level],
      title: [...title].slice(0, TITLE_LIMIT).join(""),
      message: wholeLines(message),
    },
  ];
}

/** Leaves out whole lines from the end, with their number, when the message is beyond the API's limit. */
function wholeLines(message: string): string {
  const encoder = new TextEncoder();
  const lines = message.split("\n");
  let kept = lines.length;
  let bytes = encoder.encode(message).length;
  if (bytes <= MESSAGE_LIMIT_BYTES) return message;
  while (kept > 0 && bytes > MESSAGE_LIMIT_BYTES - 64) {
    kept--;
    bytes -= encoder.encode(lines[kept] ?? "").length + 1;
  }
  return [...lines.slice(0, kept), `… and ${lines.length - kept} more`].join("\n");
}

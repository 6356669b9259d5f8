import type { LineHits } from "../model/line-hits.ts";

/** Hit (true) or miss (false) by 1-based line; absent lines are not code. */
export type LineOutcomes = ReadonlyMap<number, boolean>;

/** Writes hit and miss as runs from line 1 on, such as `4.3h1m`: four lines that are not code, three hit, one missed. */
export function encodeLines(lines: LineHits): string {
  let text = "";
  let kind = "";
  let length = 0;
  let next = 1;
  const push = (what: string, count: number) => {
    if (count === 0) return;
    if (what === kind) length += count;
    else {
      if (length > 0) text += `${length}${kind}`;
      kind = what;
      length = count;
    }
  };
  for (const [line, hits] of lines.entries()) {
    push(".", line - next);
    push(hits > 0 ? "h" : "m", 1);
    next = line + 1;
  }
  return length > 0 ? `${text}${length}${kind}` : text;
}

/** Reads what {@link encodeLines} wrote. */
export function decodeLines(text: string): LineOutcomes {
  const outcomes = new Map<number, boolean>();
  let line = 1;
  for (const [, digits, kind] of text.matchAll(/(\d+)([.hm])/g)) {
    const end = line + Number(digits);
    if (kind !== ".") for (let at = line; at < end; at++) outcomes.set(at, kind === "h");
    line = end;
  }
  return outcomes;
}

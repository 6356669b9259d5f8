import { formatNumber } from "./figure.ts";
import type { Cell } from "./report.ts";
import type { Verdict } from "./verdict.ts";

/** A table cell brought to one shape; an absent value is an empty text. */
export interface PlainCell {
  readonly text: string;
  readonly code: boolean;
  readonly verdict: Verdict | undefined;
}

export function plainCell(cell: Cell | undefined): PlainCell {
  if (cell === null || cell === undefined) return { text: "", code: false, verdict: undefined };
  if (typeof cell === "string") return { text: cell, code: false, verdict: undefined };
  if (typeof cell === "number") {
    return { text: formatNumber(cell), code: false, verdict: undefined };
  }
  return { text: cell.text, code: cell.code ?? false, verdict: cell.verdict };
}

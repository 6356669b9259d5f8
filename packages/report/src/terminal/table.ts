import type { Verdict } from "../verdict.ts";
import { VERDICT_GLYPH } from "../verdict-words.ts";
import { type Paint, VERDICT_STYLE } from "./paint.ts";
import { clipStart, columnsOf, pad } from "./text.ts";

export interface Column {
  readonly title: string;
  readonly align: "left" | "right" | "center";
}

export interface TextCell {
  readonly text: string;
  readonly verdict: Verdict | undefined;
}

const GUTTER = 2;
const NARROWEST = 8;

/** Lines of a table no wider than `width` where its columns can give way; the widest column does first. */
export function tableLines(
  columns: readonly Column[],
  rows: readonly (readonly TextCell[])[],
  width: number,
  paint: Paint,
): string[] {
  const cells = rows.map((row) => columns.map((_, at) => cellText(row[at])));
  const widths = fitColumns(
    columns.map(({ title }, at) => widest([title, ...cells.map((row) => row[at] ?? "")])),
    width,
  );
  const header = columns.map(({ title, align }, at) => pad(title, widths[at] ?? 0, align));
  const lines = rows.map((row, index) =>
    columns.map(({ align }, at) => {
      const wide = widths[at] ?? 0;
      const text = pad(clipStart(cells[index]?.[at] ?? "", wide), wide, align);
      const verdict = row[at]?.verdict;
      return verdict === undefined ? text : paint(text, VERDICT_STYLE[verdict]);
    }),
  );
  return [paint(joinCells(header), "dim"), ...lines.map(joinCells)];
}

function cellText(cell: TextCell | undefined): string {
  if (cell?.verdict === undefined) return cell?.text ?? "";
  return `${VERDICT_GLYPH[cell.verdict]} ${cell.text}`.trimEnd();
}

function joinCells(cells: readonly string[]): string {
  return cells.join(" ".repeat(GUTTER)).trimEnd();
}

function widest(texts: readonly string[]): number {
  return texts.reduce((most, text) => Math.max(most, columnsOf(text)), 0);
}

function fitColumns(natural: readonly number[], width: number): number[] {
  const widths = [...natural];
  let excess = widths.reduce((total, wide) => total + wide + GUTTER, -GUTTER) - width;
  while (excess > 0) {
    const at = widths.indexOf(Math.max(...widths));
    if ((widths[at] ?? 0) <= NARROWEST) break;
    widths[at] = (widths[at] ?? 0) - 1;
    excess--;
  }
  return widths;
}

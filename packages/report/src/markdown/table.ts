import { codeMarkdown, escapeMarkdown } from "./escape.ts";

export type Align = "left" | "right" | "center";

const RULE: Record<Align, string> = { left: ":--", right: "--:", center: ":-:" };

/** Header and rule of a table; titles are plain text. */
export function tableHead(
  columns: readonly { title: string; align?: Align | undefined }[],
): string {
  const titles = columns.map(({ title }) => escapeMarkdown(title));
  const rules = columns.map(({ align }) => RULE[align ?? "left"]);
  return tableRow(titles) + tableRow(rules);
}

/** One row of cells that are Markdown already. */
export function tableRow(cells: readonly string[]): string {
  return `| ${cells.join(" | ")} |\n`;
}

/** A data cell: escaped text, in code font where the gate says so. */
export function cellMarkdown(text: string, code: boolean): string {
  return code ? codeMarkdown(text) : escapeMarkdown(text);
}

import type { Report } from "./report.ts";

export interface SizeLimit {
  readonly size: number;
  readonly unit: "bytes" | "characters";
}
export const SUMMARY_LIMIT: SizeLimit = { size: 1024 * 1024, unit: "bytes" };
export const COMMENT_LIMIT: SizeLimit = { size: 65_536, unit: "characters" };

export function renderMarkdown(reports: readonly Report[], _limit: SizeLimit): string {
  return reports.map(({ title, summary }) => `### ${title}\n\n${summary}\n`).join("\n");
}

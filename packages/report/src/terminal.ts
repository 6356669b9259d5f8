import type { Report } from "./report.ts";

export function renderTerminal(
  reports: readonly Report[],
  _options: { readonly colour: boolean; readonly width: number },
): string {
  return reports.map(({ title, summary }) => `${title}\n${summary}\n`).join("\n");
}

import type { Report } from "../report.ts";
import { escapeXml } from "../xml-text.ts";

export function renderHtml(
  reports: readonly Report[],
  { title }: { readonly title: string },
): string {
  const said = reports.map(({ summary }) => `<p>${escapeXml(summary)}</p>`).join("\n");
  return `<!doctype html>\n<html lang="en"><title>${escapeXml(title)}</title>${said}</html>\n`;
}

import type { Report } from "../report.ts";
import { worstVerdict } from "../verdict.ts";
import { headline, worstReportsFirst } from "../verdict-words.ts";
import { findingList } from "./findings.ts";
import { sourceListings } from "./listing.ts";
import { html, Markup } from "./markup.ts";
import { metricCards } from "./metrics.ts";
import { seriesFigure } from "./plot.ts";
import { STYLE } from "./style.ts";
import { dataTable } from "./tables.ts";
import { verdictBadge } from "./verdict.ts";

const POLICY = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'";

/**
 * One self-contained HTML page of the reports, the worst first: no script and nothing loaded from anywhere,
 * which its content security policy also forbids. Data is escaped; the same reports give the same bytes.
 */
export function renderHtml(
  reports: readonly Report[],
  { title }: { readonly title: string },
): string {
  const sorted = worstReportsFirst(reports);
  return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${POLICY}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<title>${title}</title>
<style>
${new Markup(STYLE)}
</style>
</head>
<body>
<main>
<h1>${title}</h1>
${overview(sorted)}${sorted.map(section)}</main>
</body>
</html>
`.text;
}

function overview(reports: readonly Report[]): Markup {
  if (reports.length < 2) return html``;
  const items = reports.map(
    (report, at) =>
      html`<li><a href="#report-${at + 1}">${report.title}</a> ${verdictBadge(report.verdict)}</li>\n`,
  );
  const worst = worstVerdict(reports.map(({ verdict }) => verdict));
  return html`<nav class="report ${worst}" aria-label="Gates"><h2>${headline(reports)}</h2><ul class="gates">
${items}</ul></nav>\n`;
}

function section(report: Report, at: number): Markup {
  const { title, verdict, summary, tool } = report;
  const id = `report-${at + 1}`;
  return html`<section class="report ${verdict}" id="${id}" aria-labelledby="${id}-title">
<div class="head"><h2 id="${id}-title">${title}</h2>${verdictBadge(verdict)}</div>
<p class="lead">${summary}</p>
${subjectList(report)}${metricCards(report.metrics)}${findingList(report.findings)}${report.tables.map(dataTable)}${report.series.map(seriesFigure)}${sourceListings(report.listings ?? [])}<footer>${tool.name} ${tool.version}</footer>
</section>\n`;
}

function subjectList({ subject }: Report): Markup {
  const { repository, commit, ref, digest } = subject;
  const facts = Object.entries({ repository, commit: commit?.slice(0, 12), ref, digest })
    .filter(([, value]) => value !== undefined)
    .map(([name, value]) => html`<div><dt>${name}</dt><dd class="code">${value}</dd></div>`);
  return facts.length === 0 ? html`` : html`<dl class="subject">${facts}</dl>\n`;
}

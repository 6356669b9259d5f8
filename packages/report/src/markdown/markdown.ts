import type { Report } from "../report.ts";
import { worstVerdict } from "../verdict.ts";
import { headline, VERDICT_PHRASE, worstReportsFirst } from "../verdict-words.ts";
import { escapeMarkdown } from "./escape.ts";
import { type Block, fit, type SizeLimit } from "./fit.ts";
import {
  findingBlocks,
  footerBlock,
  headlineBlocks,
  metricBlocks,
  seriesBlock,
  tableBlock,
  VERDICT_ICON,
} from "./sections.ts";
import { tableHead, tableRow } from "./table.ts";

/** GitHub takes this much as a step's summary. */
export const SUMMARY_LIMIT: SizeLimit = { size: 1024 * 1024, unit: "bytes" };

/** GitHub takes this much as a comment; whoever adds a marker subtracts its length. */
export const COMMENT_LIMIT: SizeLimit = { size: 65_536, unit: "characters" };

/**
 * GitHub-flavoured Markdown of the reports, the worst first, for summaries and comments. Data is escaped so that
 * it can neither format, link nor ping; the result is never beyond `limit`, since whole rows are dropped with a count.
 */
export function renderMarkdown(reports: readonly Report[], limit: SizeLimit): string {
  const sorted = worstReportsFirst(reports);
  const blocks = sorted.flatMap((report, index) => [
    ...(index === 0 ? [] : [separator]),
    ...renderReport(report),
  ]);
  return fit([...overview(sorted), ...blocks], limit);
}

const separator: Block = { head: "\n", rows: [], tail: "", noun: "row", omitted: 0, priority: 0 };

function renderReport(report: Report): Block[] {
  return [
    ...headlineBlocks(report),
    ...metricBlocks(report),
    ...findingBlocks(report),
    ...report.tables.map(tableBlock),
    ...report.series.map(seriesBlock),
    footerBlock(report),
  ];
}

/** With several reports, which gate said what, before any detail. */
function overview(reports: readonly Report[]): Block[] {
  if (reports.length < 2) return [];
  const icon = VERDICT_ICON[worstVerdict(reports.map(({ verdict }) => verdict))];
  const columns = [{ title: "Gate" }, { title: "Verdict" }];
  const rows = reports.map(({ title, verdict }) =>
    tableRow([escapeMarkdown(title), `${VERDICT_ICON[verdict]} ${VERDICT_PHRASE[verdict]}`]),
  );
  const head = `## ${icon} ${headline(reports)}\n\n${tableHead(columns)}`;
  return [{ head, rows, tail: "\n", noun: "gate", omitted: 0, priority: 0 }];
}

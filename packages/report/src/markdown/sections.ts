import { plainCell } from "../cell.ts";
import {
  formatChange,
  formatCounts,
  formatLimit,
  formatMetric,
  formatNumber,
  formatQuantity,
} from "../figure.ts";
import { type FindingGroup, groupFindings, groupLocation } from "../finding-groups.ts";
import type { Metric, Report, Series, Table } from "../report.ts";
import { sparkline } from "../sparkline.ts";
import type { Verdict } from "../verdict.ts";
import { countLevels, plural, sortWorstFirst, VERDICT_PHRASE } from "../verdict-words.ts";
import { codeMarkdown, escapeInHtml, escapeMarkdown } from "./escape.ts";
import type { Block } from "./fit.ts";
import { type Align, cellMarkdown, tableHead, tableRow } from "./table.ts";

export const VERDICT_ICON: Record<Verdict, string> = {
  pass: "✅",
  warn: "⚠️",
  fail: "❌",
  inconclusive: "❔",
  skipped: "➖",
};

const LEVEL_ICON = { error: "❌", warning: "⚠️", note: "ℹ️" };
const FINDINGS_SHOWN = 20;
const POINTS_SHOWN = 60;
const NO_ROWS = { rows: [], tail: "", noun: "row", omitted: 0 };

/** Headline and summary: the last to be dropped. */
export function headlineBlocks({ title, verdict, summary }: Report): Block[] {
  const words = `${escapeMarkdown(title)}: ${VERDICT_PHRASE[verdict]}`;
  return [
    { ...NO_ROWS, head: `### ${VERDICT_ICON[verdict]} ${words}\n`, priority: 0 },
    { ...NO_ROWS, head: `\n${escapeMarkdown(summary)}\n`, priority: 1 },
  ];
}

/** The metrics as a table, failing ones first; columns that no metric fills are left away. */
export function metricBlocks({ metrics }: Report): Block[] {
  if (metrics.length === 0) return [];
  const all: { title: string; align: Align; of: (metric: Metric) => string }[] = [
    { title: "Metric", align: "left", of: metricTitle },
    { title: "Value", align: "right", of: formatMetric },
    { title: "Limit", align: "right", of: formatLimit },
    { title: "Change", align: "right", of: formatChange },
    { title: "Covered", align: "right", of: formatCounts },
    { title: "Note", align: "left", of: ({ note = "" }) => note },
  ];
  const columns = all.filter(({ of }) => metrics.some((metric) => of(metric) !== ""));
  const rows = sortWorstFirst(metrics, ({ verdict }) => verdict ?? "skipped").map((metric) =>
    tableRow(columns.map(({ of, align }) => metricCell(of(metric), align))),
  );
  return [{ ...NO_ROWS, head: `\n${tableHead(columns)}`, rows, noun: "metric", priority: 2 }];
}

/** Figures stay on one line; a unit long enough to matter is left to wrap. */
function metricCell(text: string, align: Align): string {
  const cell = escapeMarkdown(text);
  return align === "right" && text.length <= 24 ? cell.replaceAll(" ", "&nbsp;") : cell;
}

function metricTitle({ title, name, verdict }: Metric): string {
  const icon = verdict === undefined ? "" : `${VERDICT_ICON[verdict]}\u00a0`;
  return icon + (title ?? name);
}

/** What is to be mended, worst first and located; beyond twenty the others are folded. */
export function findingBlocks({ findings }: Report): Block[] {
  const groups = groupFindings(findings);
  if (groups.length === 0) return [];
  const rows = groups.map(findingRow);
  const open: Block = {
    ...NO_ROWS,
    head: `\n**${countLevels(findings)}**\n\n`,
    rows: rows.slice(0, FINDINGS_SHOWN),
    noun: "finding",
    priority: 3,
  };
  const rest = rows.slice(FINDINGS_SHOWN);
  if (rest.length === 0) return [open];
  return [open, folded(plural(rest.length, "more finding"), "", rest, 0, "finding", 6)];
}

function findingRow(group: FindingGroup): string {
  const place = groupLocation(group);
  const where = place === "" ? "" : `${codeMarkdown(place)}: `;
  return `- ${LEVEL_ICON[group.level]} ${where}${escapeMarkdown(group.message)}\n`;
}

export function tableBlock(table: Table): Block {
  const { title, columns, collapsed = false, omitted = 0, note } = table;
  const rows = table.rows.map((row) => {
    return tableRow(columns.map((_, at) => tableCell(plainCell(row[at]))));
  });
  const said = note === undefined ? "" : `${escapeMarkdown(note)}\n\n`;
  const head = said + tableHead(columns);
  if (collapsed) {
    const heading = `${title} (${plural(rows.length + omitted, "row")})`;
    return folded(heading, head, rows, omitted, "row", 6);
  }
  return {
    head: `\n${bold(title)}${head}`,
    rows,
    tail: "",
    noun: "row",
    omitted,
    priority: 4,
  };
}

function tableCell({ text, code, verdict }: ReturnType<typeof plainCell>): string {
  const shown = cellMarkdown(text, code);
  return verdict === undefined ? shown : `${VERDICT_ICON[verdict]} ${shown}`.trim();
}

/** A series as bars with its first and last known value, and the limit. */
export function seriesBlock({ title, unit, points, limit }: Series): Block {
  const values = points.slice(-POINTS_SHOWN).map(({ y }) => y);
  const known = values.filter((value) => value !== null);
  const [first = null] = known;
  const last = known.at(-1) ?? null;
  const figures =
    first === null || last === null
      ? "no data"
      : `${formatNumber(first)} → ${formatQuantity(last, unit)}`;
  const bound = limit === undefined ? "" : `, limit ${formatQuantity(limit, unit)}`;
  const bars = values.length === 0 ? "" : `\`${sparkline(values)}\` `;
  return {
    ...NO_ROWS,
    head: `\n${bold(title, " ")}${bars}${escapeMarkdown(figures + bound)}\n`,
    priority: 5,
  };
}

/** Asterisks around nothing would be a rule across the page. */
function bold(title: string, end = "\n\n"): string {
  const text = escapeMarkdown(title);
  return text === "" ? "" : `**${text}**${end}`;
}

/** Which tool said it of which commit. */
export function footerBlock({ tool, subject }: Report): Block {
  const commit = subject.commit === undefined ? "" : ` · commit ${subject.commit.slice(0, 12)}`;
  const text = escapeMarkdown(`${tool.name} ${tool.version}${commit}`);
  return { ...NO_ROWS, head: `\n<sub>${text}</sub>\n`, priority: 7 };
}

function folded(
  heading: string,
  head: string,
  rows: readonly string[],
  omitted: number,
  noun: string,
  priority: number,
): Block {
  const summary = `\n<details><summary>${escapeInHtml(heading)}</summary>\n\n`;
  return { head: summary + head, rows, tail: "\n</details>\n", noun, omitted, priority };
}

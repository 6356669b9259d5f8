import { plainCell } from "../cell.ts";
import {
  formatChange,
  formatCounts,
  formatLimit,
  formatMetric,
  formatNumber,
  formatQuantity,
} from "../figure.ts";
import { groupFindings, groupLocation } from "../finding-groups.ts";
import { printable } from "../printable.ts";
import type { Metric, Report, Series, Table } from "../report.ts";
import { sparkline } from "../sparkline.ts";
import {
  countLevels,
  headline,
  LEVEL_VERDICT,
  plural,
  sortWorstFirst,
  VERDICT_GLYPH,
  VERDICT_PHRASE,
  worstReportsFirst,
} from "../verdict-words.ts";
import { type Paint, painter, VERDICT_STYLE } from "./paint.ts";
import { type Column, tableLines } from "./table.ts";
import { wrap } from "./text.ts";

const NARROWEST = 40;
const FINDINGS_SHOWN = 50;
const ROWS_SHOWN = 30;

interface Page {
  readonly paint: Paint;
  readonly width: number;
}

/** Plain text of the reports for a terminal of `width` columns, the worst first; data can neither colour it nor move the cursor. */
export function renderTerminal(
  reports: readonly Report[],
  { colour, width }: { readonly colour: boolean; readonly width: number },
): string {
  const page = { paint: painter(colour), width: Math.max(NARROWEST, width) - 2 };
  const parts = worstReportsFirst(reports).map((report) => renderReport(report, page).join("\n"));
  if (reports.length > 1) parts.unshift(page.paint(headline(reports), "bold"));
  return parts.map((part) => `${part}\n`).join("\n");
}

function renderReport(report: Report, page: Page): string[] {
  const { title, verdict, summary } = report;
  const head = `${VERDICT_GLYPH[verdict]} ${printable(title)}: ${VERDICT_PHRASE[verdict]}`;
  const sections = [
    wrap(printable(summary), page.width),
    metricLines(report.metrics, page),
    findingLines(report, page),
    ...report.tables.map((table) => tableSection(table, page)),
    ...report.series.map((series) => seriesLines(series, page)),
  ].filter((lines) => lines.length > 0);
  const body = sections.flatMap((lines, index) => (index === 0 ? lines : ["", ...lines]));
  return [
    page.paint(head, "bold", VERDICT_STYLE[verdict]),
    ...body.map((line) => (line === "" ? "" : `  ${line}`)),
  ];
}

function metricLines(metrics: readonly Metric[], { paint, width }: Page): string[] {
  if (metrics.length === 0) return [];
  const all: { title: string; align: Column["align"]; of: (metric: Metric) => string }[] = [
    { title: "metric", align: "left", of: ({ title, name }) => title ?? name },
    { title: "value", align: "right", of: formatMetric },
    { title: "limit", align: "right", of: formatLimit },
    { title: "change", align: "right", of: formatChange },
    { title: "covered", align: "right", of: formatCounts },
  ];
  const columns = all.filter(({ of }) => metrics.some((metric) => of(metric) !== ""));
  const sorted = sortWorstFirst(metrics, ({ verdict }) => verdict ?? "skipped");
  const rows = sorted.map((metric) =>
    columns.map(({ of }, at) => ({
      text: printable(of(metric)),
      verdict: at === 0 ? metric.verdict : undefined,
    })),
  );
  const notes = sorted.flatMap(({ title, name, note }) =>
    note === undefined ? [] : wrap(printable(`${title ?? name}: ${note}`), width),
  );
  return [...tableLines(columns, rows, width, paint), ...notes];
}

function findingLines({ findings }: Report, { paint, width }: Page): string[] {
  const groups = groupFindings(findings);
  const lines = groups.slice(0, FINDINGS_SHOWN).flatMap((group) => {
    const level = paint(group.level, VERDICT_STYLE[LEVEL_VERDICT[group.level]]);
    const place = printable(groupLocation(group));
    const message = wrap(printable(group.message), width - 2).map((line) => `  ${line}`);
    return [place === "" ? level : `${level} ${paint(place, "bold")}`, ...message];
  });
  const more = groups.length - FINDINGS_SHOWN;
  if (more > 0) lines.push(paint(`… and ${plural(more, "more finding")}`, "dim"));
  return lines.length === 0 ? [] : [countLevels(findings), ...lines];
}

function tableSection(table: Table, { paint, width }: Page): string[] {
  const columns = table.columns.map(({ title, align = "left" }) => ({
    title: printable(title),
    align,
  }));
  const rows = table.rows.slice(0, ROWS_SHOWN).map((row) =>
    columns.map((_, at) => {
      const { text, verdict } = plainCell(row[at]);
      return { text: printable(text), verdict };
    }),
  );
  const more = table.rows.length - rows.length + (table.omitted ?? 0);
  const note = table.note === undefined ? [] : wrap(printable(table.note), width);
  const rest = more === 0 ? [] : [paint(`… and ${plural(more, "more row")}`, "dim")];
  const title = paint(printable(table.title), "bold");
  return [title, ...note, ...tableLines(columns, rows, width, paint), ...rest];
}

function seriesLines({ title, unit, points, limit }: Series, { paint, width }: Page): string[] {
  const values = points.slice(-width).map(({ y }) => y);
  const known = values.filter((value) => value !== null);
  const first = known[0];
  const last = known.at(-1);
  const said =
    first === undefined || last === undefined
      ? "no data"
      : `${formatNumber(first)} → ${formatQuantity(last, unit)}`;
  const bound = limit === undefined ? "" : ` (limit ${formatQuantity(limit, unit)})`;
  return [
    paint(printable(title), "bold"),
    ...(values.length === 0 ? [] : [sparkline(values)]),
    printable(said + bound),
  ];
}

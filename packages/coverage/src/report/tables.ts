import { type Cell, formatPercent, type Table, type Verdict } from "@sluice/report";
import type { Evidence, Shard } from "../evidence/evidence.ts";
import type { Area, AreaCheck } from "../judge/area.ts";
import { formatRanges, type PatchCoverage } from "../judge/patch.ts";
import { type Count, lineCount, type MeasuredFile } from "../model/count.ts";

const WORST_FILES = 20;
const PATCH_FILES = 100;
const PATHS = 50;

type Columns = Table["columns"];

/** Changed files that reports measure, those with most uncovered added lines first. */
export function patchTable(patch: PatchCoverage | undefined): Table[] {
  const files = (patch?.files ?? []).filter(({ count }) => count.total > 0);
  if (files.length === 0) return [];
  const sorted = files.toSorted((a, b) => b.miss.length - a.miss.length || byText(a.path, b.path));
  return [
    {
      id: "patch",
      title: "Patch",
      columns: columns("File", ">Covered", ">Added", ">Coverage", "Uncovered lines"),
      ...firstRows(sorted, PATCH_FILES, ({ path, count, missRanges }) => [
        code(path),
        count.covered,
        count.total,
        formatPercent(count.covered, count.total),
        missRanges.length === 0 ? "" : code(formatRanges(missRanges)),
      ]),
    },
  ];
}

/** Changed source files that no report measures. */
export function unmeasuredTable(patch: PatchCoverage | undefined): Table[] {
  const files = patch?.unmeasured ?? [];
  if (files.length === 0) return [];
  return [
    {
      id: "unmeasured",
      title: "Changed files that no report measures",
      collapsed: true,
      columns: columns("File", ">Added lines"),
      ...firstRows(files, PATCH_FILES, ({ path, added }) => [code(path), added]),
    },
  ];
}

/** Path patterns and components, each figure with its limit. */
export function areaTables(areas: readonly Area[]): Table[] {
  return (["component", "path"] as const).flatMap((kind) => {
    const own = areas.filter((area) => area.kind === kind);
    if (own.length === 0) return [];
    return {
      id: `${kind}s`,
      title: kind === "component" ? "Components" : "Paths",
      columns: columns(
        kind === "component" ? "Component" : "Path",
        ">Files",
        ">Lines",
        ">Branches",
        ">Functions",
        ">Patch",
        "Verdict",
      ),
      rows: own.map(({ name, files, checks, verdict }) => [
        kind === "path" ? code(name) : name,
        files,
        ...(["lines", "branches", "functions", "patch"] as const).map((figure) =>
          checkCell(checks.find((check) => check.figure === figure)),
        ),
        verdictCell(verdict),
      ]),
    };
  });
}

function checkCell(check: AreaCheck | undefined): Cell {
  if (check === undefined || (check.count.total === 0 && check.limit === undefined)) return null;
  const { count, limit, bound, verdict } = check;
  const share = `${bound === "lower" ? "≥ " : ""}${formatPercent(count.covered, count.total)}`;
  return limit === undefined ? share : { text: `${share} (limit ${limit}%)`, verdict };
}

function verdictCell(verdict: Verdict): Cell {
  return { text: verdict, verdict };
}

/** Files with most uncovered lines. */
export function worstFilesTable(files: Iterable<MeasuredFile>): Table[] {
  const worst = [...files]
    .map(({ path, coverage }) => ({ path, ...lineCount(coverage) }))
    .filter(({ covered, total }) => covered < total)
    .sort((a, b) => missed(b) - missed(a) || byText(a.path, b.path));
  if (worst.length === 0) return [];
  return [
    {
      id: "worst-files",
      title: "Files with most uncovered lines",
      collapsed: true,
      columns: columns("File", ">Uncovered", ">Covered", ">Total", ">Coverage"),
      ...firstRows(worst, WORST_FILES, (file) => [
        code(file.path),
        missed(file),
        file.covered,
        file.total,
        formatPercent(file.covered, file.total),
      ]),
    },
  ];
}

/** Shards and what stands for each, when there is more than one or one is missing. */
export function shardsTable({ shards, missing, unexpected }: Evidence): Table[] {
  if (shards.length < 2 && missing.length === 0 && unexpected.length === 0) return [];
  const rows = shards.map((shard): Cell[] => [
    shard.name,
    shard.formats.join(", "),
    shard.files.length,
    formatPercent(shard.totals.lines.covered, shard.totals.lines.total),
    unexpected.includes(shard.name) ? "measured, not in the manifest" : sourceOf(shard),
  ]);
  const gaps = missing.map((name): Cell[] => [
    name,
    "",
    null,
    null,
    { text: "missing", verdict: "inconclusive" },
  ]);
  return [
    {
      id: "shards",
      title: "Reports",
      collapsed: missing.length === 0,
      columns: columns("Report", "Format", ">Files", ">Lines", "Evidence"),
      rows: [...rows, ...gaps],
    },
  ];
}

function sourceOf({ carriedFrom, dropped = 0 }: Shard): string {
  if (carriedFrom === undefined) return "measured";
  const { commit, at } = carriedFrom;
  const without =
    dropped === 0 ? "" : `, without ${dropped} changed ${dropped === 1 ? "file" : "files"}`;
  return `carried forward from ${commit.slice(0, 7)}, measured ${at}${without}`;
}

/** Reported paths that are no tracked file and count nowhere. */
export function outsideTable({ outside, excluded, bySuffix }: Evidence): Table[] {
  if (outside.length === 0) return [];
  const notes = [
    ...(excluded > 0 ? [`${excluded} measured by the reports are excluded by configuration.`] : []),
    ...(bySuffix > 0 ? [`${bySuffix} were found by the ending of their path.`] : []),
  ];
  return [
    {
      id: "outside",
      title: `Left out: ${outside.length} reported ${outside.length === 1 ? "file is" : "files are"} not tracked here`,
      collapsed: true,
      columns: columns("Reported path"),
      ...firstRows(outside, PATHS, (path) => [code(path)]),
      ...(notes.length === 0 ? {} : { note: notes.join(" ") }),
    },
  ];
}

function firstRows<T>(
  items: readonly T[],
  limit: number,
  row: (item: T) => Cell[],
): Pick<Table, "rows" | "omitted"> {
  const omitted = Math.max(0, items.length - limit);
  return { rows: items.slice(0, limit).map(row), ...(omitted > 0 ? { omitted } : {}) };
}

/** Column titles; `>` aligns a column of numbers to the right. */
export function columns(...titles: readonly string[]): Columns {
  return titles.map((title) =>
    title.startsWith(">") ? { title: title.slice(1), align: "right" } : { title },
  );
}

function code(text: string): Cell {
  return { text, code: true };
}

function missed({ covered, total }: Count): number {
  return total - covered;
}

function byText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

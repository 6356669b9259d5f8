import { type Finding, type Metric, percent, type Series, type Table } from "@sluice/report";
import type { Baseline } from "../baseline/record.ts";
import { CATEGORIES, type Categories, type Category } from "../judge/categories.ts";
import { toRanges } from "../judge/patch.ts";
import type { Count } from "../model/count.ts";
import { columns } from "./tables.ts";

const SERIES_POINTS = 100;

/** Findings of the change against the baseline, where one was to be judged. */
export function changeFindings(metrics: readonly Metric[]): Finding[] {
  return metrics.flatMap(({ name, title = name, verdict, value, limit, note = "" }): Finding[] => {
    if (name !== "coverage.change" && name !== "coverage.ratchet") return [];
    if (verdict === "inconclusive")
      return [
        { rule: "coverage/no-baseline", level: "error", message: `${title} is not known. ${note}` },
      ];
    if (verdict !== "fail") return [];
    const message =
      name === "coverage.change"
        ? `Line coverage falls by ${-(value ?? 0)} percentage points, more than the ${-(limit ?? 0)} that max-drop allows. Cover what this change adds or what it lost.`
        : "Line coverage is below the best that this branch has had. Cover what this change adds or what it lost.";
    return [{ rule: "coverage/drop", level: "error", message }];
  });
}

/** Unchanged lines that were covered at the baseline and are not now. */
export function lostFindings(categories: Categories | undefined): Finding[] {
  return [...(categories?.lost ?? [])].flatMap(([file, lines]) =>
    toRanges(lines).map(
      ([startLine, endLine]): Finding => ({
        rule: "coverage/lost-line",
        level: "note",
        message:
          "This code did not change, was covered at the baseline and is not covered now. See which test does not reach it any more.",
        file,
        startLine,
        endLine,
      }),
    ),
  );
}

/** How many lines are in each of genhtml's categories; those without lines are left out. */
export function categoriesTable(categories: Categories | undefined): Table[] {
  if (categories === undefined) return [];
  const rows = Object.entries(CATEGORIES)
    .filter((entry): entry is [Category, (typeof CATEGORIES)[Category]] => isCategory(entry[0]))
    .filter(([category]) => categories.counts[category] > 0)
    .map(([category, meaning]) => [
      { text: category, code: true },
      meaning,
      categories.counts[category],
    ]);
  return [
    {
      id: "categories",
      title: "Lines against the baseline",
      collapsed: true,
      columns: columns("Category", "Meaning", ">Lines"),
      rows,
    },
  ];
}

function isCategory(name: string): name is Category {
  return name in CATEGORIES;
}

/** Line coverage of the branch's baselines and of this run, oldest first; none when this run is the first. */
export function lineSeries(
  baselines: readonly Baseline[],
  now: Count,
  head: string | undefined,
  limit: number | undefined,
): Series[] {
  const earlier = baselines.filter(({ commit }) => commit !== head).slice(-SERIES_POINTS);
  if (earlier.length === 0) return [];
  const points = earlier.map(({ commit, summary: { lines } }) => ({
    x: commit.slice(0, 7),
    y: percent(lines.covered, lines.total),
  }));
  return [
    {
      id: "coverage.lines",
      title: "Line coverage",
      unit: "%",
      points: [...points, { x: head?.slice(0, 7) ?? "now", y: percent(now.covered, now.total) }],
      ...(limit === undefined ? {} : { limit }),
    },
  ];
}

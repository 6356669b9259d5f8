import { percent, type Series, type Table } from "@sluice/report";
import type { Baseline } from "../baseline/record.ts";
import { CATEGORIES, type Categories, type Category } from "../judge/categories.ts";
import type { Count } from "../model/count.ts";
import { columns } from "./tables.ts";

const SERIES_POINTS = 100;

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

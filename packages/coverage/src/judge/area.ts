import { type Verdict, worstVerdict } from "@sluice/report";
import type { AreaLimits, CoverageConfig } from "../config.ts";
import { pathMatcher } from "../globs.ts";
import {
  add,
  type Count,
  type MeasuredFile,
  NOTHING,
  sumFiles,
  type Totals,
} from "../model/count.ts";
import { type Bound, judgeLimit } from "./limit.ts";
import type { PatchCoverage } from "./patch.ts";

export type AreaFigure = "lines" | "branches" | "functions" | "patch";

/** One figure of an area against its limit. */
export interface AreaCheck {
  readonly figure: AreaFigure;
  readonly count: Count;
  readonly bound: Bound;
  readonly limit: number | undefined;
  readonly verdict: Verdict;
}

/** A path pattern or a component, judged. */
export interface Area {
  readonly kind: "path" | "component";
  readonly name: string;
  readonly files: number;
  readonly checks: readonly AreaCheck[];
  readonly verdict: Verdict;
}

/** Judges each path pattern and component of the configuration on the files that it matches, taken together. */
export function judgeAreas(
  config: CoverageConfig,
  files: ReadonlyMap<string, MeasuredFile>,
  patch: PatchCoverage | undefined,
): Area[] {
  const paths = (config.paths ?? []).map(({ pattern, ...limits }) =>
    judgeArea("path", pattern, [pattern], limits, files, patch),
  );
  const components = (config.components ?? []).map(({ name, paths, ...limits }) =>
    judgeArea("component", name, paths, limits, files, patch),
  );
  return [...paths, ...components];
}

function judgeArea(
  kind: Area["kind"],
  name: string,
  globs: readonly string[],
  limits: AreaLimits,
  files: ReadonlyMap<string, MeasuredFile>,
  patch: PatchCoverage | undefined,
): Area {
  const matches = pathMatcher(globs);
  const own = [...files.values()].filter(({ path }) => matches(path));
  const totals = sumFiles(own);
  const checks = [
    ...checkTotals(totals, limits),
    ...(patch === undefined ? [] : [checkPatch(patch, matches, limits.patch)]),
  ];
  return {
    kind,
    name,
    files: own.length,
    checks,
    verdict: worstVerdict(checks.map(({ verdict }) => verdict)),
  };
}

function checkTotals(totals: Totals, limits: AreaLimits): AreaCheck[] {
  const bounds = { lines: "exact", branches: totals.branchBound, functions: "exact" } as const;
  return (["lines", "branches", "functions"] as const).map((figure) => ({
    figure,
    count: totals[figure],
    bound: bounds[figure],
    limit: limits[figure],
    verdict: judgeLimit(totals[figure], limits[figure], bounds[figure]),
  }));
}

function checkPatch(
  patch: PatchCoverage,
  matches: (path: string) => boolean,
  limit: number | undefined,
): AreaCheck {
  const own = patch.files.filter(({ path }) => matches(path));
  const count = own.reduce((sum, file) => add(sum, file.count), NOTHING);
  const unknown = own.some((file) => file.unknown.length > 0);
  const verdict = judgeLimit(count, limit);
  return {
    figure: "patch",
    count,
    bound: "exact",
    limit,
    verdict:
      count.total === 0 && !unknown
        ? "skipped"
        : unknown && verdict === "pass"
          ? "inconclusive"
          : verdict,
  };
}

import {
  compareExact,
  compareFractions,
  exactDecimal,
  exactPercent,
  type Metric,
  percent,
  subtractExact,
} from "@sluice/report";
import type { History } from "../baseline/baseline.ts";
import { type Baseline, explainDifference, type Fingerprint } from "../baseline/record.ts";
import type { CoverageRequest } from "../gate.ts";
import type { Count } from "../model/count.ts";

/** The baseline to compare with, or the reason why there is none. Without one nothing is ever read as 0 %. */
export type Comparison =
  | { readonly baseline: Baseline; readonly isRefused: false }
  | { readonly baseline: undefined; readonly isRefused: boolean; readonly reason: string };

/** Picks the nearest baseline if it was made in the same way. */
export function compareWith(
  history: History,
  fingerprint: Fingerprint,
  isWhole: boolean,
): Comparison {
  const { nearest } = history;
  if (!isWhole)
    return {
      baseline: undefined,
      isRefused: false,
      reason: "The evidence of this run is incomplete.",
    };
  if (nearest === undefined)
    return {
      baseline: undefined,
      isRefused: false,
      reason:
        "No baseline of this commit's ancestors is recorded; a push to the default branch records one.",
    };
  const difference = explainDifference(nearest.summary.fingerprint, fingerprint);
  if (difference === undefined) return { baseline: nearest, isRefused: false };
  return {
    baseline: undefined,
    isRefused: true,
    reason: `The baseline of ${nearest.commit.slice(0, 7)} is not comparable: ${difference}. The next push to the default branch records a new one.`,
  };
}

/** A metric of the whole with the same figure of the baseline. */
export function withBaseline(metric: Metric, { baseline }: Comparison): Metric {
  const figure = metric.name.replace("coverage.", "");
  if (baseline === undefined || !isFigure(figure)) return metric;
  const { covered, total } = baseline.summary[figure];
  const was = { value: percent(covered, total), covered, total, commit: baseline.commit };
  return { ...metric, baseline: was };
}

function isFigure(name: string): name is "lines" | "branches" | "functions" {
  return name === "lines" || name === "branches" || name === "functions";
}

/**
 * The change of line coverage in percentage points, judged exactly against `max-drop`. A missing baseline is
 * inconclusive where a drop is to be judged, and skipped on the push that records the first one.
 */
export function judgeChange(
  now: Count,
  comparison: Comparison,
  request: CoverageRequest,
): Metric[] {
  const { maxDrop } = request.limits;
  const identity = {
    name: "coverage.change",
    title: "Change of line coverage",
    unit: "pp",
    direction: "higher",
    ...(maxDrop === undefined ? {} : { limit: 0 - maxDrop }),
  } as const;
  const before = comparison.baseline?.summary.lines;
  if (before === undefined || before.total === 0 || now.total === 0) {
    const note = comparison.baseline === undefined ? comparison.reason : "One side has no lines.";
    if (maxDrop !== undefined)
      return [
        {
          ...identity,
          value: null,
          verdict: request.writeBaseline ? "skipped" : "inconclusive",
          note,
        },
      ];
    return comparison.isRefused ? [{ ...identity, value: null, verdict: "skipped", note }] : [];
  }
  const change = subtractExact(exactPercent(now), exactPercent(before));
  const isAllowed = maxDrop !== undefined && compareExact(change, exactDecimal(0 - maxDrop)) >= 0;
  return [
    {
      ...identity,
      value: displayed(change.numerator, change.denominator),
      verdict: maxDrop === undefined ? "skipped" : isAllowed ? "pass" : "fail",
      note: `Against ${comparison.baseline?.commit.slice(0, 7)}.`,
    },
  ];
}

/** Floors to six decimals, so that a fall never looks smaller than it is. */
function displayed(numerator: bigint, denominator: bigint): number {
  const scaled = numerator * 1_000_000n;
  const floor = scaled / denominator - (scaled % denominator < 0n ? 1n : 0n);
  return Number(floor) / 1_000_000;
}

/** Whether line coverage is at least the best comparable one that the branch ever had. */
export function judgeRatchet(
  now: Count,
  history: History,
  fingerprint: Fingerprint,
  request: CoverageRequest,
  isWhole: boolean,
): Metric[] {
  if (!request.ratchet) return [];
  const best = bestOf(history, fingerprint);
  const metric = {
    name: "coverage.ratchet",
    title: "Lines against the best so far",
    value: percent(now.covered, now.total),
    unit: "%",
    direction: "higher",
    ...now,
  } as const;
  if (best === undefined || now.total === 0 || !isWhole)
    return [
      {
        ...metric,
        verdict: request.writeBaseline && best === undefined ? "skipped" : "inconclusive",
        note: isWhole
          ? "No comparable baseline is recorded; a push to the default branch records one."
          : "The evidence of this run is incomplete.",
      },
    ];
  const { lines } = best.summary;
  return [
    {
      ...metric,
      baseline: { value: percent(lines.covered, lines.total), ...lines, commit: best.commit },
      verdict: compareFractions(now, lines) >= 0 ? "pass" : "fail",
    },
  ];
}

function bestOf({ baselines }: History, fingerprint: Fingerprint): Baseline | undefined {
  let best: Baseline | undefined;
  for (const baseline of baselines) {
    const { lines, fingerprint: was } = baseline.summary;
    if (lines.total === 0 || explainDifference(was, fingerprint) !== undefined) continue;
    if (best === undefined || compareFractions(lines, best.summary.lines) > 0) best = baseline;
  }
  return best;
}

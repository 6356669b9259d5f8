import { atLeastPercent, type Metric, percent, type Verdict } from "@sluice/report";
import type { Count } from "../model/count.ts";

export type Bound = "exact" | "lower";

/**
 * Judges exact integers against a limit in percent. Without a limit nothing is asked; without data nothing
 * is known; and a lower bound that misses the limit leaves open whether the true figure meets it.
 */
export function judgeLimit(
  { covered, total }: Count,
  limit: number | undefined,
  bound: Bound = "exact",
): Verdict {
  if (limit === undefined) return "skipped";
  if (total === 0) return "inconclusive";
  if (atLeastPercent(covered, total, limit)) return "pass";
  return bound === "exact" ? "fail" : "inconclusive";
}

/** A share of covered things as a Metric with its verdict. */
export function shareMetric(
  identity: { readonly name: string; readonly title: string; readonly note?: string | undefined },
  count: Count,
  limit: number | undefined,
  bound: Bound = "exact",
): Metric {
  const { name, title, note } = identity;
  return {
    name,
    title,
    value: percent(count.covered, count.total),
    unit: "%",
    direction: "higher",
    covered: count.covered,
    total: count.total,
    bound,
    ...(limit === undefined ? {} : { limit }),
    verdict: judgeLimit(count, limit, bound),
    ...(note === undefined ? {} : { note }),
  };
}

/** How many more must be covered to reach `limit` percent of `total`. */
export function missingTo({ covered, total }: Count, limit: number): number {
  let needed = Math.max(0, Math.ceil((total * limit) / 100) - covered);
  // The estimate is in doubles; the verdict is exact and has the last word.
  while (needed > 0 && atLeastPercent(covered + needed - 1, total, limit)) needed--;
  while (covered + needed < total && !atLeastPercent(covered + needed, total, limit)) needed++;
  return needed;
}

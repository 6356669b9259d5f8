import {
  compareExact,
  decimalsOf,
  exactDecimal,
  exactPercent,
  type Rational,
  subtractExact,
} from "./exact.ts";
import type { Metric } from "./report.ts";

/** What is printed in the place of a figure for which there is no data. */
export const NO_DATA = "no data";

type Rounding = "down" | "up";

/**
 * `covered` of `total` as a percentage with two decimals, rounded down: 84.996 % is `84.99%`, only a full
 * share is `100%`, and a share that is not empty is never `0%` but `<0.01%`. `no data` when `total` is 0.
 */
export function formatPercent(covered: number, total: number): string {
  return total === 0 ? NO_DATA : formatShare(exactPercent({ covered, total }), 2, "down");
}

/** The figure of a metric with its bound and unit; rounded away from passing, to at least the limit's decimals. */
export function formatMetric(metric: Metric): string {
  const exact = exactValue(metric);
  if (exact === null) return NO_DATA;
  const sign = metric.bound === "lower" ? "≥ " : metric.bound === "upper" ? "≤ " : "";
  return sign + formatExact(exact, metric, roundingOf(metric));
}

/** What the metric must reach, such as `≥ 85%`, or an empty string without a limit. */
export function formatLimit(metric: Metric): string {
  if (metric.limit === undefined) return "";
  const sign = metric.direction === "higher" ? "≥ " : metric.direction === "lower" ? "≤ " : "";
  return sign + formatQuantity(metric.limit, metric.unit);
}

/** The change against the baseline with its sign, `±0` when there is none, empty without a baseline. */
export function formatChange(metric: Metric): string {
  const change = changeOf(metric);
  if (change === null) return metric.baseline === undefined ? "" : NO_DATA;
  if (change.numerator === 0n) return "±0";
  const unit = metric.unit === "%" ? "pp" : metric.unit;
  const digits = digitsFor(change, 2);
  const shown = printExact(change, digits, roundingOf(metric));
  if (/^-?0(\.0+)?$/.test(shown)) {
    const least = `0.${"1".padStart(digits, "0")}`;
    return withUnit(`${change.numerator > 0n ? "+" : "−"}<${least}`, unit);
  }
  return withUnit(shown.startsWith("-") ? `−${shown.slice(1)}` : `+${shown}`, unit);
}

/** Whether the metric moved for the better (1), the worse (-1) or not at all (0) since its baseline. */
export function trendOf(metric: Metric): -1 | 0 | 1 {
  const change = changeOf(metric);
  if (change === null || change.numerator === 0n || metric.direction === "none") return 0;
  return change.numerator > 0n === (metric.direction === "higher") ? 1 : -1;
}

/** `covered/total` with thousands separated, or an empty string where the metric is no share. */
export function formatCounts(metric: Metric): string {
  if (metric.covered === undefined || metric.total === undefined) return "";
  return `${formatNumber(metric.covered)}/${formatNumber(metric.total)}`;
}

/** A plain number in full, with thousands separated: `1,234.5`. */
export function formatNumber(value: number): string {
  return printExact(exactDecimal(value), decimalsOf(value), "down");
}

/** A plain number with its unit: `85%`, `1,204 ms`. */
export function formatQuantity(value: number, unit: string): string {
  return withUnit(formatNumber(value), unit);
}

/** The exact value of a metric: from its integers where it has them, or null without data. */
export function exactValue(
  figure: Pick<Metric, "value" | "unit" | "covered" | "total">,
): Rational | null {
  const { value, unit, covered, total } = figure;
  if (unit === "%" && covered !== undefined && total !== undefined) {
    return total === 0 ? null : exactPercent({ covered, total });
  }
  return value === null ? null : exactDecimal(value);
}

function changeOf({ baseline, ...metric }: Metric): Rational | null {
  if (baseline === undefined) return null;
  const now = exactValue(metric);
  const before = exactValue({ ...omitCommit(baseline), unit: metric.unit });
  return now === null || before === null ? null : subtractExact(now, before);
}

function omitCommit({ value, covered, total }: NonNullable<Metric["baseline"]>) {
  return { value, covered, total };
}

function roundingOf({ direction }: Metric): Rounding {
  return direction === "lower" ? "up" : "down";
}

function formatExact(exact: Rational, { limit, unit }: Metric, rounding: Rounding): string {
  const least = limit === undefined ? 0 : decimalsOf(limit);
  if (unit === "%") return formatShare(exact, Math.max(2, least), rounding);
  return withUnit(printExact(exact, Math.max(least, digitsFor(exact, 3)), rounding), unit);
}

function formatShare(exact: Rational, digits: number, rounding: Rounding): string {
  const whole = exact.numerator % exact.denominator === 0n;
  const bare = whole ? exact.numerator / exact.denominator : null;
  if (bare === 0n || bare === 100n) return `${bare}%`;
  const shown = printExact(exact, digits, rounding);
  if (/^-?0\.0+$/.test(shown)) return `<0.${"1".padStart(digits, "0")}%`;
  return `${shown}%`;
}

/** Two decimals, more where a small number needs them to show its `significant` digits, and none for an integer. */
function digitsFor({ numerator, denominator }: Rational, significant: number): number {
  if (numerator % denominator === 0n) return 0;
  const size = numerator < 0n ? -numerator : numerator;
  if (size >= denominator) return 2;
  let digits = 2;
  const wanted = 10n ** BigInt(significant - 1) * denominator;
  while (digits < 12 && size * 10n ** BigInt(digits) < wanted) digits++;
  return digits;
}

/** Decimal notation with `digits` decimals, rounded towards minus (`down`) or plus infinity (`up`). */
function printExact(exact: Rational, digits: number, rounding: Rounding): string {
  const scaled = exact.numerator * 10n ** BigInt(digits);
  let rounded = scaled / exact.denominator;
  const away = compareExact(
    { numerator: rounded, denominator: 1n },
    { ...exact, numerator: scaled },
  );
  if (rounding === "down" && away > 0) rounded -= 1n;
  if (rounding === "up" && away < 0) rounded += 1n;
  const sign = rounded < 0n ? "-" : "";
  const text = String(rounded < 0n ? -rounded : rounded).padStart(digits + 1, "0");
  const whole = text.slice(0, text.length - digits).replace(/\B(?=(\d{3})+$)/g, ",");
  return digits === 0 ? sign + whole : `${sign}${whole}.${text.slice(-digits)}`;
}

function withUnit(figure: string, unit: string): string {
  if (unit === "" || unit === "1") return figure;
  return unit === "%" ? `${figure}%` : `${figure} ${unit}`;
}

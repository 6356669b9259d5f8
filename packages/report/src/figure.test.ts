import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { atLeastPercent } from "./exact.ts";
import {
  formatChange,
  formatCounts,
  formatLimit,
  formatMetric,
  formatNumber,
  formatPercent,
  formatQuantity,
  trendOf,
} from "./figure.ts";
import type { Metric } from "./report.ts";

function metric(given: Partial<Metric>): Metric {
  return { name: "m", value: null, unit: "%", direction: "higher", ...given };
}

describe("a percentage", () => {
  test.each([
    [84_996, 100_000, "84.99%"],
    [99_999, 100_000, "99.99%"],
    [100_000, 100_000, "100%"],
    [0, 3, "0%"],
    [1, 1_000_000, "<0.01%"],
    [1, 3, "33.33%"],
    [17, 20, "85.00%"],
    [0, 0, "no data"],
  ])("of %i of %i is shown as %s", (covered, total, shown) => {
    expect(formatPercent(covered, total)).toBe(shown);
  });

  test("never promises more than there is", () => {
    const property = fc.property(fc.nat(), fc.integer({ min: 1 }), (a, b) => {
      const [covered, total] = [Math.min(a, b), Math.max(a, b)];
      const shown = formatPercent(covered, total);
      expect(shown === "100%").toBe(covered === total);
      expect(shown === "0%").toBe(covered === 0);
      if (!shown.startsWith("<")) {
        expect(atLeastPercent(covered, total, Number.parseFloat(shown))).toBe(true);
      }
    });
    fc.assert(property);
  });
});

describe("a metric beside its limit", () => {
  const limits = fc.integer({ min: 1, max: 99_999 }).map((thousandths) => thousandths / 1000);

  test("looks like passing exactly when it passes", () => {
    const property = fc.property(
      fc.nat({ max: 200_000 }),
      fc.integer({ min: 1, max: 200_000 }),
      limits,
      (a, b, limit) => {
        const [covered, total] = [Math.min(a, b), Math.max(a, b)];
        const shown = formatMetric(metric({ covered, total, limit }));
        const figure = shown.startsWith("<") ? 0 : Number.parseFloat(shown);
        expect(figure >= limit).toBe(atLeastPercent(covered, total, limit));
      },
    );
    fc.assert(property);
  });

  test("where less is better, is rounded up instead", () => {
    const property = fc.property(
      fc.double({ min: 0, max: 1000, noNaN: true }),
      limits,
      (value, limit) => {
        const shown = formatMetric(metric({ value, limit, unit: "ms", direction: "lower" }));
        expect(Number.parseFloat(shown.replaceAll(",", "")) <= limit).toBe(value <= limit);
      },
    );
    fc.assert(property);
  });

  test("shows as many decimals as the limit has", () => {
    const close = metric({ covered: 84_996, total: 100_000, limit: 84.9965 });
    expect(formatMetric(close)).toBe("84.9960%");
    expect(formatLimit(close)).toBe("≥ 84.9965%");
  });

  test("says what a bound is, and that there is no data", () => {
    expect(formatMetric(metric({ covered: 7, total: 10, bound: "lower" }))).toBe("≥ 70.00%");
    expect(formatMetric(metric({ covered: 7, total: 10, bound: "upper" }))).toBe("≤ 70.00%");
    expect(formatMetric(metric({ value: 0, covered: 0, total: 0 }))).toBe("no data");
    expect(formatMetric(metric({}))).toBe("no data");
  });

  test("keeps small figures of other units visible", () => {
    expect(formatMetric(metric({ value: 0.001_234_5, unit: "s", direction: "none" }))).toBe(
      "0.00123 s",
    );
    expect(formatMetric(metric({ value: 1_234_567, unit: "B" }))).toBe("1,234,567 B");
    expect(formatMetric(metric({ value: -2.5, unit: "1", direction: "none" }))).toBe("-2.50");
    expect(formatLimit(metric({ limit: 3, unit: "dB", direction: "none" }))).toBe("3 dB");
  });
});

describe("a change against the baseline", () => {
  const change = (covered: number, before: Metric["baseline"], unit = "%") =>
    formatChange(metric({ value: covered, covered, total: 1000, unit, baseline: before }));

  test("has its sign and points", () => {
    expect(change(850, { value: null, covered: 860, total: 1000 })).toBe("−1 pp");
    expect(change(860, { value: 85.5 })).toBe("+0.50 pp");
    expect(change(850, { value: 85 })).toBe("±0");
  });

  test("is exact, and a fall is never rounded to nothing", () => {
    const before = { value: 85, covered: 850_001, total: 1_000_000 };
    expect(change(850, before)).toBe("−0.00010 pp");
    const tiny = metric({ value: 1 - 1e-15, unit: "s", baseline: { value: 1 } });
    expect(formatChange(tiny)).toMatch(/^−/);
    expect(formatChange({ ...tiny, value: 1 + 1e-15 })).toMatch(/^\+</);
  });

  test("is empty without a baseline and says when one has no data", () => {
    expect(formatChange(metric({ value: 1 }))).toBe("");
    expect(change(850, { value: null })).toBe("no data");
  });

  test("is for the better or the worse by the metric's direction", () => {
    const grown = { value: 2, unit: "B", baseline: { value: 1 } };
    expect(trendOf(metric({ ...grown, direction: "higher" }))).toBe(1);
    expect(trendOf(metric({ ...grown, direction: "lower" }))).toBe(-1);
    expect(trendOf(metric({ ...grown, direction: "none" }))).toBe(0);
    expect(trendOf(metric({ value: 2 }))).toBe(0);
  });
});

test("plain numbers are written in full", () => {
  expect(formatNumber(1_234_567.25)).toBe("1,234,567.25");
  expect(formatNumber(1e21)).toBe("1,000,000,000,000,000,000,000");
  expect(formatNumber(-1000)).toBe("-1,000");
  expect(formatQuantity(85, "%")).toBe("85%");
  expect(formatCounts(metric({ covered: 1234, total: 5678 }))).toBe("1,234/5,678");
  expect(formatCounts(metric({ covered: 1234 }))).toBe("");
});

import fc from "fast-check";
import { expect, test } from "vitest";
import { axisOver } from "./axis.ts";

test("an axis has round steps around its values", () => {
  expect(axisOver([81.2, 86.9], 4).ticks).toEqual([80, 82, 84, 86, 88]);
  expect(axisOver([0, 1], 4).ticks).toEqual([0, 0.25, 0.5, 0.75, 1]);
  expect(axisOver([100], 4).ticks.length).toBeGreaterThan(2);
});

test.each([[[0, 5e-324]], [[5e-323]], [[1e16, 1e16 + 2]], [[1.7e308, -1.7e308]]])(
  "an axis over %j ends",
  (values) => {
    const { ticks } = axisOver(values, 4);
    expect(ticks.length).toBeGreaterThan(1);
    expect(ticks.length).toBeLessThan(10);
  },
);

test("an axis is finite, short and holds every value", () => {
  const values = fc.array(fc.double({ noNaN: true, min: -1e300, max: 1e300 }), { minLength: 1 });
  const property = fc.property(values, (given) => {
    const { ticks, low, high } = axisOver(given, 4);
    expect(ticks.length).toBeLessThan(10);
    expect(ticks.every(Number.isFinite)).toBe(true);
    expect(low).toBeLessThan(high);
    for (const value of given) {
      const slack = (high - low) * 1e-9;
      expect(value).toBeGreaterThanOrEqual(low - slack);
      expect(value).toBeLessThanOrEqual(high + slack);
    }
  });
  fc.assert(property);
});

import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  atLeastPercent,
  compareExact,
  compareFractions,
  decimalsOf,
  exactDecimal,
  exactPercent,
  percent,
  subtractExact,
} from "./exact.ts";

describe("limits", () => {
  test.each([
    [84_996, 100_000, 85, false],
    [84_996, 100_000, 84.995, true],
    [84_995, 100_000, 84.995, true],
    [849_949, 1_000_000, 84.995, false],
    [17, 20, 85, true],
    [0, 1, 0, true],
    [1, 3, 33.333_333_333_333_33, true],
    [99_999, 100_000, 100, false],
    [Number.MAX_SAFE_INTEGER - 1, Number.MAX_SAFE_INTEGER, 100, false],
    [0, 0, 0, false],
  ])("%i of %i is at least %d %%: %s", (covered, total, limit, expected) => {
    expect(atLeastPercent(covered, total, limit)).toBe(expected);
  });

  test("agree with integers for every limit of up to four decimals", () => {
    const property = fc.property(
      fc.nat(),
      fc.integer({ min: 1 }),
      fc.integer({ min: 0, max: 1_000_000 }),
      (covered, total, tenThousandths) => {
        const expected = BigInt(covered) * 1_000_000n >= BigInt(tenThousandths) * BigInt(total);
        expect(atLeastPercent(covered, total, tenThousandths / 10_000)).toBe(expected);
      },
    );
    fc.assert(property);
  });
});

describe("the exact decimal", () => {
  test.each([
    [84.995, 84_995n, 1000n],
    [-0.5, -5n, 10n],
    [1e-7, 1n, 10_000_000n],
    [1.5e300, 15n * 10n ** 299n, 1n],
    [0, 0n, 1n],
    [-0, 0n, 1n],
  ])("of %d is what its shortest form says", (value, numerator, denominator) => {
    expect(exactDecimal(value)).toEqual({ numerator, denominator });
  });

  test("refuses what is not finite", () => {
    expect(() => exactDecimal(Number.NaN)).toThrow(RangeError);
    expect(() => exactDecimal(Number.POSITIVE_INFINITY)).toThrow("not a finite number");
  });

  test("is the same number again for every double", () => {
    const doubles = fc.double({ noNaN: true, noDefaultInfinity: true });
    const property = fc.property(doubles, (value) => {
      const { numerator, denominator } = exactDecimal(value);
      const digits = decimalsOf(value);
      expect(denominator).toBe(10n ** BigInt(digits));
      expect(Number(`${numerator}e-${digits}`)).toBe(value === 0 ? 0 : value);
    });
    fc.assert(property);
  });
});

describe("comparing", () => {
  const rational = fc
    .tuple(fc.bigInt({ min: -1000n, max: 1000n }), fc.bigInt({ min: 1n, max: 1000n }))
    .map(([numerator, denominator]) => ({ numerator, denominator }));

  test("is the sign of the difference", () => {
    const property = fc.property(rational, rational, (a, b) => {
      const { numerator } = subtractExact(a, b);
      expect(compareExact(a, b)).toBe(numerator < 0n ? -1 : numerator > 0n ? 1 : 0);
    });
    fc.assert(property);
  });

  test("sorts shares exactly, and those without data last", () => {
    const shares = [
      { covered: 0, total: 0 },
      { covered: 999_999_999, total: 1_000_000_000 },
      { covered: 1, total: 3 },
      { covered: 999_999_998, total: 999_999_999 },
    ];
    expect(shares.sort(compareFractions).map(({ total }) => total)).toEqual([
      3, 999_999_999, 1_000_000_000, 0,
    ]);
    expect(compareFractions({ covered: 0, total: 0 }, { covered: 0, total: 0 })).toBe(0);
    expect(compareFractions({ covered: 1, total: 2 }, { covered: 2, total: 4 })).toBe(0);
  });
});

test("a share of nothing has no percentage", () => {
  expect(percent(0, 0)).toBeNull();
  expect(percent(1, 8)).toBe(12.5);
  expect(() => exactPercent({ covered: 0, total: 0 })).toThrow(RangeError);
});

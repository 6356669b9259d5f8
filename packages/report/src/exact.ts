/** An exact number: `numerator / denominator`, the denominator positive. */
export interface Rational {
  readonly numerator: bigint;
  readonly denominator: bigint;
}

/** A share of a whole in exact integers; `total` 0 means that there is no data. */
export interface Fraction {
  readonly covered: number;
  readonly total: number;
}

const DECIMAL = /^(-?)(\d+)(?:\.(\d+))?(?:e([+-]\d+))?$/;

/**
 * The number that the shortest decimal of `value` denotes, which is what a user wrote: 84.995 becomes
 * 84995/1000 and not the nearest double. Throws RangeError unless `value` is finite.
 */
export function exactDecimal(value: number): Rational {
  const match = DECIMAL.exec(String(value));
  if (match === null) throw new RangeError(`${value} is not a finite number`);
  const [, sign = "", whole = "0", decimals = "", exponent = "0"] = match;
  const digits = BigInt(whole + decimals) * (sign === "-" ? -1n : 1n);
  const shift = Number(exponent) - decimals.length;
  return shift >= 0
    ? { numerator: digits * 10n ** BigInt(shift), denominator: 1n }
    : { numerator: digits, denominator: 10n ** BigInt(-shift) };
}

/** How many decimals the shortest form of `value` has: 84.995 has three, 85 none. */
export function decimalsOf(value: number): number {
  return String(exactDecimal(value).denominator).length - 1;
}

/** `covered / total` in percent, exactly. Throws RangeError when `total` is 0, or a count is no integer. */
export function exactPercent({ covered, total }: Fraction): Rational {
  if (total <= 0) throw new RangeError("a share of nothing has no percentage");
  return { numerator: BigInt(covered) * 100n, denominator: BigInt(total) };
}

/** Negative, zero or positive as `a` is less than, equal to or greater than `b`. */
export function compareExact(a: Rational, b: Rational): -1 | 0 | 1 {
  const left = a.numerator * b.denominator;
  const right = b.numerator * a.denominator;
  return left < right ? -1 : left > right ? 1 : 0;
}

/** `a - b`, exactly. */
export function subtractExact(a: Rational, b: Rational): Rational {
  return {
    numerator: a.numerator * b.denominator - b.numerator * a.denominator,
    denominator: a.denominator * b.denominator,
  };
}

/**
 * Whether `covered` of `total` is at least `limit` percent, on integers, so that 84.996 % never passes for
 * 85. Where `total` is 0 there is no evidence and the answer is false; callers report that as no data.
 */
export function atLeastPercent(covered: number, total: number, limit: number): boolean {
  if (total === 0) return false;
  return compareExact(exactPercent({ covered, total }), exactDecimal(limit)) >= 0;
}

/** Which share is greater (-1, 0, 1), exactly; a share without data (`total` 0) sorts after every other. */
export function compareFractions(a: Fraction, b: Fraction): -1 | 0 | 1 {
  if (a.total === 0 || b.total === 0) {
    return a.total === b.total ? 0 : a.total === 0 ? 1 : -1;
  }
  return compareExact(exactPercent(a), exactPercent(b));
}

/** The nearest double of `covered / total` in percent, for display and storage only; null without data. */
export function percent(covered: number, total: number): number | null {
  return total === 0 ? null : (covered * 100) / total;
}

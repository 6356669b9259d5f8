const DAY = 24 * 60 * 60 * 1000;

/** Milliseconds since 1970 of an ISO 8601 time; NaN when it is none. */
export function milliseconds(time: string): number {
  // biome-ignore lint/style/noRestrictedGlobals: reads the time that was handed in, and no clock.
  return Date.parse(time);
}

/** Days from one ISO 8601 time to a later one; NaN when either is none. */
export function daysBetween(earlier: string, later: string): number {
  return (milliseconds(later) - milliseconds(earlier)) / DAY;
}

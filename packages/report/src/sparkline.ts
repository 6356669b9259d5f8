const BARS = "▁▂▃▄▅▆▇█";
const GAP = "·";

/** One character for each value, from the lowest to the highest of them; null is a gap. */
export function sparkline(values: readonly (number | null)[]): string {
  const known = values.filter((value) => value !== null);
  const low = Math.min(...known);
  const span = Math.max(...known) - low;
  return values
    .map((value) => {
      if (value === null) return GAP;
      const step = span === 0 ? 3 : Math.round(((value - low) / span) * (BARS.length - 1));
      return BARS[step] ?? GAP;
    })
    .join("");
}

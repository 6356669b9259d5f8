/** A linear axis with round steps that holds all values; ticks rise. */
export interface Axis {
  readonly ticks: readonly number[];
  readonly low: number;
  readonly high: number;
}

/** Beyond this a step could no longer be computed; the few greater doubles are drawn at the edge, and smaller ones as zero. */
const GREATEST = 1e300;
const SMALLEST = 1e-280;
const FLAT = 1e-9;
const ROUND_STEPS = [1, 2, 2.5, 5, 10];

/** About `count` intervals of a round size around the values; a line that is flat to a double's precision gets room on both sides. */
export function axisOver(values: readonly number[], count: number): Axis {
  const least = Math.max(
    -GREATEST,
    values.reduce((low, value) => Math.min(low, value), GREATEST),
  );
  const most = Math.min(
    GREATEST,
    values.reduce((high, value) => Math.max(high, value), -GREATEST),
  );
  const size = Math.max(Math.abs(least), Math.abs(most));
  const vanishing = size < SMALLEST;
  const flat = vanishing || most - least <= size * FLAT;
  const margin = !flat ? 0 : vanishing ? 1 : size * 0.05;
  const step = roundStep((most - least + 2 * margin) / count);
  const first = Math.floor((least - margin) / step);
  const last = Math.ceil((most + margin) / step);
  const ticks: number[] = [];
  for (let at = first; at <= last; at++) ticks.push(Number((at * step).toPrecision(12)));
  return { ticks, low: ticks[0] ?? least, high: ticks.at(-1) ?? most };
}

function roundStep(rough: number): number {
  const magnitude = 10 ** Math.floor(Math.log10(rough));
  const factor = ROUND_STEPS.find((candidate) => candidate * magnitude >= rough) ?? 10;
  return factor * magnitude;
}

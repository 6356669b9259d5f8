/** A linear axis with round steps that holds all values; ticks rise. */
export interface Axis {
  readonly ticks: readonly number[];
  readonly low: number;
  readonly high: number;
}

const ROUND_STEPS = [1, 2, 2.5, 5, 10];

/** About `count` intervals of a round size around the values; a flat line gets room on both sides. */
export function axisOver(values: readonly number[], count: number): Axis {
  const least = values.reduce((low, value) => Math.min(low, value), Infinity);
  const most = values.reduce((high, value) => Math.max(high, value), -Infinity);
  const margin = least === most ? Math.abs(least) * 0.05 || 1 : 0;
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

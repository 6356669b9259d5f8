import { formatNumber, formatQuantity } from "../figure.ts";
import type { Series } from "../report.ts";
import { axisOver } from "./axis.ts";
import { html, type Markup, when } from "./markup.ts";

type Point = Series["points"][number];
type Known = Point & { readonly y: number };
type Place = (value: number) => number;

const WIDTH = 600;
const HEIGHT = 240;
const LEFT = 58;
const RIGHT = 14;
const TOP = 12;
const BOTTOM = 30;
const POINTS_MARKED = 80;

/** A line plot with its limit and, where points have a low and a high, a band; the numbers follow as a table. */
export function seriesFigure(series: Series): Markup {
  const { title, unit, points, limit } = series;
  const heading = html`<figcaption>${title}${unit === "" ? "" : ` (${unit})`}</figcaption>`;
  const known = points.filter(isKnown);
  if (known.length === 0) return html`<figure>${heading}<p class="quiet">no data</p></figure>\n`;
  const spread = known.flatMap(({ y, low = y, high = y }) => [y, low, high]);
  const axis = axisOver(limit === undefined ? spread : [...spread, limit], 4);
  const x: Place = (at) =>
    round(LEFT + (WIDTH - LEFT - RIGHT) * (points.length === 1 ? 0.5 : at / (points.length - 1)));
  const y: Place = (value) =>
    round(
      TOP +
        (HEIGHT - TOP - BOTTOM) *
          Math.min(1, Math.max(0, (axis.high - value) / (axis.high - axis.low))),
    );
  const grid = axis.ticks.map(
    (tick) =>
      html`<line class="grid" x1="${LEFT}" x2="${WIDTH - RIGHT}" y1="${y(tick)}" y2="${y(tick)}"/><text x="${LEFT - 8}" y="${y(tick) + 4}" text-anchor="end">${formatNumber(tick)}</text>`,
  );
  const drawing = runs(points).map((run) => drawRun(run, x, y));
  const marks =
    known.length > POINTS_MARKED ? [] : points.map((point, at) => dot(point, at, x, y, unit));
  const bound = when(limit, (value) => limitLine(value, y, known));
  return html`<figure>${heading}
<svg class="plot" viewBox="0 0 ${WIDTH} ${HEIGHT}" role="img" aria-label="${describe(series, known)}">
${grid}${xLabels(points, x)}${drawing}${bound}${marks}
</svg>
${numbers(series)}</figure>\n`;
}

function isKnown(point: Point): point is Known {
  return point.y !== null;
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}

/** Stretches of points without a gap, each point with its place in the whole. */
function runs(points: readonly Point[]): { point: Known; at: number }[][] {
  const found: { point: Known; at: number }[][] = [[]];
  points.forEach((point, at) => {
    if (isKnown(point)) found.at(-1)?.push({ point, at });
    else found.push([]);
  });
  return found.filter((run) => run.length > 0);
}

function drawRun(run: readonly { point: Known; at: number }[], x: Place, y: Place): Markup {
  const line = run.map(({ point, at }) => `${x(at)},${y(point.y)}`).join(" ");
  const curve = html`<polyline class="curve" points="${line}"/>`;
  if (!run.some(({ point }) => point.low !== undefined || point.high !== undefined)) return curve;
  const upper = run.map(({ point, at }) => `${x(at)},${y(point.high ?? point.y)}`);
  const lower = run.map(({ point, at }) => `${x(at)},${y(point.low ?? point.y)}`).reverse();
  return html`<polygon class="band" points="${[...upper, ...lower].join(" ")}"/>${curve}`;
}

function dot(point: Point, at: number, x: Place, y: Place, unit: string): Markup {
  if (!isKnown(point)) return html``;
  const said = `${point.x}: ${formatQuantity(point.y, unit)}`;
  return html`<circle class="point" cx="${x(at)}" cy="${y(point.y)}" r="3.5"><title>${said}</title></circle>`;
}

/** The label stands at the end where the curve is farther from the line. */
function limitLine(value: number, y: Place, known: readonly Known[]): Markup {
  const at = y(value);
  const label = at < TOP + 16 ? at + 16 : at - 6;
  const away = (point: Known | undefined) => Math.abs(y(point?.y ?? value) - at);
  const left = away(known[0]) > away(known.at(-1));
  const x = left ? LEFT + 6 : WIDTH - RIGHT;
  const anchor = left ? "start" : "end";
  return html`<line class="limit" x1="${LEFT}" x2="${WIDTH - RIGHT}" y1="${at}" y2="${at}"/><text class="limit-label" x="${x}" y="${label}" text-anchor="${anchor}">limit ${formatNumber(value)}</text>`;
}

function xLabels(points: readonly Point[], x: Place): Markup[] {
  const last = points.length - 1;
  const shown = last === 0 ? [0] : last < 4 ? [0, last] : [0, Math.round(last / 2), last];
  return shown.map((at) => {
    const anchor = last === 0 ? "middle" : at === 0 ? "start" : at === last ? "end" : "middle";
    const name = points[at]?.x ?? "";
    const label = name.length > 16 ? `${[...name].slice(0, 15).join("")}…` : name;
    return html`<text x="${x(at)}" y="${HEIGHT - 8}" text-anchor="${anchor}">${label}</text>`;
  });
}

function describe({ title, unit, limit }: Series, known: readonly Known[]): string {
  const first = formatNumber(known[0]?.y ?? 0);
  const last = formatQuantity(known.at(-1)?.y ?? 0, unit);
  const bound = limit === undefined ? "" : `, limit ${formatQuantity(limit, unit)}`;
  return `${title}: from ${first} to ${last} over ${known.length} points${bound}`;
}

function numbers({ title, unit, points }: Series): Markup {
  const rows = points.map(
    ({ x, y }) =>
      html`<tr><th scope="row">${x}</th><td class="right">${y === null ? "no data" : formatNumber(y)}</td></tr>\n`,
  );
  return html`<details><summary>Numbers</summary><div class="scroll" role="region" tabindex="0" aria-label="${title}, numbers"><table class="data"><thead><tr><th scope="col">Point</th><th scope="col" class="right">${unit === "" ? "Value" : unit}</th></tr></thead><tbody>
${rows}</tbody></table></div></details>`;
}

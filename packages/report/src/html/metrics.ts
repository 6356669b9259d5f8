import {
  exactValue,
  formatChange,
  formatCounts,
  formatLimit,
  formatMetric,
  trendOf,
} from "../figure.ts";
import type { Metric } from "../report.ts";
import { sortWorstFirst } from "../verdict-words.ts";
import { html, Markup, when } from "./markup.ts";
import { verdictMark } from "./verdict.ts";

const TREND = { "1": "better", "0": "", "-1": "worse" } as const;
const TREND_WORD = { better: " (better)", worse: " (worse)", "": "" } as const;

/** A card for each metric, failing ones first; percentages have a bar with the limit marked on it. */
export function metricCards(metrics: readonly Metric[]): Markup {
  if (metrics.length === 0) return new Markup("");
  const sorted = sortWorstFirst(metrics, ({ verdict }) => verdict ?? "skipped");
  return html`<ul class="metrics" aria-label="Metrics">${sorted.map(card)}</ul>\n`;
}

function card(metric: Metric): Markup {
  const { title, name, verdict, note } = metric;
  const trend = TREND[`${trendOf(metric)}`];
  const mark = when(verdict, verdictMark);
  return html`<li class="metric ${verdict}">
<div class="name"><span>${title ?? name}</span>${mark}</div>
<div class="value">${formatMetric(metric)}</div>
${gauge(metric)}<div class="facts">${when(formatLimit(metric), (limit) => html`<span>limit ${limit}</span>`)}${when(
    formatCounts(metric),
    (counts) => html`<span>${counts} covered</span>`,
  )}${when(
    formatChange(metric),
    (change) => html`<span class="${trend}">${change} since baseline${TREND_WORD[trend]}</span>`,
  )}${when(note, (said) => html`<span>${said}</span>`)}</div>
</li>\n`;
}

/** Horizontal bar from 0 to 100 %; the figure beside it says the same, so that it is hidden from readers. */
function gauge(metric: Metric): Markup {
  const exact = exactValue(metric);
  if (metric.unit !== "%" || exact === null) return new Markup("");
  const tenths = Number((exact.numerator * 10n) / exact.denominator);
  const width = clamp(tenths / 10);
  const limit = when(metric.limit, (at) => {
    const x = clamp(at);
    return html`<line class="limit" x1="${x}%" x2="${x}%" y1="1" y2="15"/>`;
  });
  return html`<svg class="gauge" aria-hidden="true" focusable="false"><rect class="track" x="0" y="4" width="100%" height="8" rx="4"/><rect class="fill" x="0" y="4" width="${width}%" height="8" rx="4"/>${limit}</svg>\n`;
}

function clamp(share: number): number {
  return Math.min(100, Math.max(0, share));
}

import fc from "fast-check";
import type { Finding, Metric, Report, Series, Table } from "../report.ts";
import { Verdict } from "../verdict.ts";
import { HOSTILE } from "./sample-reports.ts";

const FRAGMENTS = [
  ...HOSTILE.split(" "),
  "\r\n",
  "\u001b[2J",
  "|",
  "`",
  "``",
  "\\",
  "%",
  "@a",
  "#1",
];

/** Any text at all, with a liking for what means something to a renderer. */
export const arbitraryText = fc.oneof(
  fc.string({ unit: "binary", maxLength: 30 }),
  fc
    .array(fc.constantFrom(...FRAGMENTS, " ", "a"), { maxLength: 8 })
    .map((parts) => parts.join("")),
);

const verdict = fc.constantFrom(...Verdict.options);
const finite = fc.double({ noNaN: true, noDefaultInfinity: true });

const share = fc
  .tuple(fc.nat(), fc.nat())
  .map(([a, b]) => ({ covered: Math.min(a, b), total: Math.max(a, b) }));

export const arbitraryMetric: fc.Arbitrary<Metric> = fc
  .record(
    {
      value: fc.option(finite, { nil: null }),
      unit: fc.oneof(fc.constant("%"), arbitraryText),
      direction: fc.constantFrom("higher", "lower", "none"),
      title: arbitraryText,
      limit: finite,
      verdict,
      note: arbitraryText,
      bound: fc.constantFrom("exact", "lower", "upper"),
      share,
      before: share,
    },
    { requiredKeys: ["value", "unit", "direction"] },
  )
  .map(({ share: now, before, ...metric }) => ({
    name: "any.metric",
    ...metric,
    ...now,
    ...(before === undefined ? {} : { baseline: { value: null, ...before } }),
  }));

const finding: fc.Arbitrary<Finding> = fc.record(
  {
    rule: fc.constantFrom("a/one", "b/two"),
    level: fc.constantFrom("error", "warning", "note"),
    message: arbitraryText.map((text) => `m${text}`),
    file: arbitraryText,
    startLine: fc.integer({ min: 1, max: 50 }),
    endLine: fc.integer({ min: 1, max: 50 }),
  },
  { requiredKeys: ["rule", "level", "message"] },
);

const cell = fc.oneof(
  arbitraryText,
  finite,
  fc.constant(null),
  fc.record({ text: arbitraryText, code: fc.boolean(), verdict }, { requiredKeys: ["text"] }),
);

const table: fc.Arbitrary<Table> = fc.record(
  {
    id: arbitraryText,
    title: arbitraryText,
    columns: fc.array(fc.record({ title: arbitraryText }), { minLength: 1, maxLength: 4 }),
    rows: fc.array(fc.array(cell, { maxLength: 5 }), { maxLength: 12 }),
    omitted: fc.nat(),
    collapsed: fc.boolean(),
    note: arbitraryText,
  },
  { requiredKeys: ["id", "title", "columns", "rows"] },
);

const series: fc.Arbitrary<Series> = fc.record(
  {
    id: arbitraryText,
    title: arbitraryText,
    unit: arbitraryText,
    points: fc.array(
      fc.record(
        { x: arbitraryText, y: fc.option(finite, { nil: null }), low: finite, high: finite },
        { requiredKeys: ["x", "y"] },
      ),
      { maxLength: 8 },
    ),
    limit: finite,
  },
  { requiredKeys: ["id", "title", "unit", "points"] },
);

const listing = fc.record({
  path: arbitraryText,
  hunks: fc.array(
    fc.array(
      fc.record(
        {
          number: fc.integer({ min: 1, max: 999 }),
          text: arbitraryText,
          added: fc.boolean(),
          state: fc.constantFrom("hit", "miss", "partial", "not-code", "unmeasured", "unknown"),
          note: arbitraryText,
        },
        { requiredKeys: ["number", "text"] },
      ),
      { maxLength: 4 },
    ),
    { maxLength: 3 },
  ),
});

/** Any Report that the schema allows. */
export const arbitraryReport: fc.Arbitrary<Report> = fc
  .record({
    title: arbitraryText,
    repository: arbitraryText,
    verdict,
    summary: arbitraryText.map((text) => `s${text}`),
    metrics: fc.array(arbitraryMetric, { maxLength: 4 }),
    findings: fc.array(finding, { maxLength: 30 }),
    tables: fc.array(table, { maxLength: 3 }),
    series: fc.array(series, { maxLength: 2 }),
    listings: fc.array(listing, { maxLength: 2 }),
    tool: fc.record({ name: arbitraryText, version: arbitraryText }),
  })
  .map(({ repository, ...report }) => ({
    schema: "sluice/report",
    version: "1.0",
    gate: "any",
    subject: { repository },
    ...report,
  }));

import fc from "fast-check";
import { expect, test } from "vitest";
import { arbitraryReport } from "../testing/arbitrary-report.ts";
import {
  coverageReport,
  HOSTILE,
  hostileReport,
  passingReport,
} from "../testing/sample-reports.ts";
import { renderHtml } from "./html.ts";

const TAGS =
  /<\/?(?:!doctype|html|head|meta|title|style|body|main|nav|section|footer|h[1-3]|p|ul|li|a|span|div|dl|dt|dd|code|table|thead|tbody|tr|th|td|details|summary|figure|figcaption|svg|g|rect|line|text|polyline|polygon|circle)(?: [^<>]*)?\/?>/g;
const page = (...reports: Parameters<typeof renderHtml>[0]) =>
  renderHtml(reports, { title: "Gates" });

test("the page of a failing report is as agreed", async () => {
  await expect(page(coverageReport)).toMatchFileSnapshot("../golden/coverage.html");
});

test("several reports have an overview that leads to each, the worst first", () => {
  const shown = page(passingReport, coverageReport);
  expect(shown).toContain("1 of 2 gates failed");
  expect(shown.indexOf('<a href="#report-1">Coverage</a>')).toBeGreaterThan(0);
  expect(shown.indexOf('id="report-1"')).toBeLessThan(shown.indexOf('id="report-2"'));
});

test("nothing is loaded and nothing runs, whatever the data", () => {
  const property = fc.property(fc.array(arbitraryReport, { maxLength: 2 }), (reports) => {
    const shown = renderHtml([...reports, hostileReport], { title: HOSTILE });
    const markup = shown.replace(/<style>[^<]*<\/style>/, "");
    expect(markup.replace(TAGS, "")).not.toMatch(/[<>]/);
    const attributes = (markup.match(TAGS) ?? []).join("").replace(/"[^"]*"/g, '""');
    expect(attributes).not.toMatch(/ (?:on\w+|src|style|srcset|action)=/);
    expect(markup.match(/href="[^#]/)).toBeNull();
  });
  fc.assert(property, { numRuns: 60 });
  expect(page(coverageReport)).toContain("default-src &#39;none&#39;");
  expect(page(coverageReport)).not.toMatch(/url\(|@import/);
});

test("states of lines differ in shape and are said in words", () => {
  const shown = page(coverageReport);
  for (const [state, glyph, words] of [
    ["hit", "✓", "covered"],
    ["miss", "✗", "not covered"],
    ["partial", "◐", "partly covered"],
    ["unmeasured", "∅", "not measured by any report"],
  ]) {
    expect(shown).toContain(`<tr class="${state}">`);
    expect(shown).toContain(
      `<span aria-hidden="true" title="${words}">${glyph}</span><span class="unseen">${words}</span>`,
    );
  }
});

test("a gap in a series breaks its curve, and the limit is marked", () => {
  const shown = page(coverageReport);
  expect(shown.match(/<polyline/g)).toHaveLength(2);
  expect(shown.match(/<circle/g)).toHaveLength(5);
  expect(shown).toContain(">limit 85</text>");
  expect(shown).toContain("from 81.2 to 84.99% over 5 points, limit 85%");
});

test("a series without data or with a single or huge value is still a page", () => {
  const series = (values: (number | null)[]) => ({
    ...passingReport,
    series: [
      { id: "s", title: "S", unit: "", points: values.map((y, at) => ({ x: String(at), y })) },
    ],
  });
  expect(page(series([]))).toContain("no data");
  expect(page(series([null]))).toContain("no data");
  for (const values of [[0], [5, 5], [1.7e308, -1.7e308], [5e-324, 0], [1e16, 1e16 + 2]]) {
    expect(page(series(values))).not.toMatch(/NaN|Infinity|undefined/);
  }
});

import { readFile } from "node:fs/promises";
import { Ajv } from "ajv";
import addFormats from "ajv-formats";
import fc from "fast-check";
import { expect, test } from "vitest";
import type { Report } from "./report.ts";
import { renderSarif, SARIF_RESULT_LIMIT } from "./sarif.ts";
import { arbitraryReport } from "./testing/arbitrary-report.ts";
import { coverageReport, hostileReport, passingReport } from "./testing/sample-reports.ts";

const schema = JSON.parse(
  await readFile(new URL("../fixtures/sarif-schema-2.1.0.json", import.meta.url), "utf8"),
);
const ajv = new Ajv({ strict: false, allErrors: true, unicodeRegExp: false });
addFormats.default(ajv);
const validate = ajv.compile(schema);

function check(reports: readonly Report[]) {
  const log = JSON.parse(renderSarif(reports));
  validate(log);
  expect(validate.errors ?? []).toEqual([]);
  return log;
}

test("a failing report is as agreed", async () => {
  const shown = renderSarif([coverageReport, passingReport]);
  await expect(shown).toMatchFileSnapshot("./golden/several.sarif");
});

test("output follows the official schema, whatever the data", () => {
  const property = fc.property(fc.array(arbitraryReport, { maxLength: 2 }), (reports) => {
    check([...reports, coverageReport, hostileReport]);
  });
  fc.assert(property, { numRuns: 40 });
  expect(validate({ version: "2.1.0" })).toBe(false);
});

test("paths are relative URIs that lead back to the path", () => {
  const file = "src/a b%20#?é:[x].c";
  const [finding] = coverageReport.findings;
  if (finding === undefined) throw new Error("the sample has findings");
  const log = check([{ ...coverageReport, findings: [{ ...finding, file }] }]);
  const { uri, uriBaseId } = log.runs[0].results[0].locations[0].physicalLocation.artifactLocation;
  expect(uriBaseId).toBe("SRCROOT");
  expect(uri).toBe("src/a%20b%2520%23%3F%C3%A9%3A%5Bx%5D.c");
  expect(decodeURIComponent(uri)).toBe(file);
});

test("results beyond the limit are counted, and errors are kept first", () => {
  const findings = Array.from({ length: SARIF_RESULT_LIMIT + 7 }, (_, at) => ({
    rule: "a/b",
    level: at < 10 ? ("note" as const) : ("error" as const),
    message: "Mend it.",
  }));
  const [run] = check([{ ...coverageReport, findings }]).runs;
  expect(run.results).toHaveLength(5000);
  expect(run.results.at(-1).level).toBe("note");
  expect(JSON.stringify(run.invocations)).toContain("7 more results were left out.");
});

test("fingerprints survive that lines move, and tell equal findings apart", () => {
  const prints = (report: Report) =>
    check([report]).runs[0].results.map(
      (result: { partialFingerprints: Record<string, string> }) =>
        result.partialFingerprints["sluice/v1"],
    );
  const moved = coverageReport.findings.map(({ startLine, endLine, ...rest }) => ({
    ...rest,
    ...(startLine === undefined ? {} : { startLine: startLine + 40 }),
    ...(endLine === undefined ? {} : { endLine: endLine + 40 }),
  }));
  expect(prints({ ...coverageReport, findings: moved })).toEqual(prints(coverageReport));
  expect(new Set(prints(coverageReport)).size).toBe(3);
});

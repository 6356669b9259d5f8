import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { InputError } from "./input-error.ts";
import { parseReport, REPORT_SIZE_LIMIT } from "./parse-report.ts";
import { arbitraryReport } from "./testing/arbitrary-report.ts";
import { coverageReport, hostileReport } from "./testing/sample-reports.ts";

function read(change: object): unknown {
  return parseReport(JSON.stringify({ ...coverageReport, ...change }), "report.json");
}

test("what was written is read again", () => {
  const property = fc.property(arbitraryReport, (report) => {
    expect(parseReport(JSON.stringify(report), "report.json")).toEqual(
      JSON.parse(JSON.stringify(report)),
    );
  });
  fc.assert(property, { numRuns: 60 });
  expect(parseReport(`\ufeff${JSON.stringify(hostileReport)}`, "report.json").gate).toBe("hostile");
});

describe("refused with what to do, naming the file", () => {
  test.each([
    ["", "not JSON"],
    ["{", "not JSON"],
    ["null", "not a report"],
    ["[]", "not a report"],
    ['{"schema":"other/report","version":"1.0"}', "not a report"],
    ['{"schema":"sluice/report","version":"2.0"}', "version 2.0"],
    ['{"schema":"sluice/report","version":"0.9"}', "version 0.9"],
    ['{"schema":"sluice/report","version":"10.0"}', "version 10.0"],
    ['{"schema":"sluice/report","version":"1.0"}', "does not follow its schema"],
    [`{"a":${"[".repeat(100_000)}`, "not JSON"],
  ])("%.60s", (text, problem) => {
    const reading = () => parseReport(text, "report.json");
    expect(reading).toThrow(InputError);
    expect(reading).toThrow(problem);
    expect(reading).toThrow(/^report\.json: /);
  });

  test("a text that is too long, unread", () => {
    const reading = () => parseReport(" ".repeat(REPORT_SIZE_LIMIT + 1), "report.json");
    expect(reading).toThrow("larger than 64 MiB");
  });

  test("unknown keys of a known version, and wrong values, with their place", () => {
    expect(() => read({ extra: 1 })).toThrow("extra");
    expect(() => read({ tool: { name: "x" } })).toThrow("tool.version");
    expect(() => read({ verdict: "perfect" })).toThrow("verdict");
  });
});

describe("a newer minor version", () => {
  test("is read without what it adds, at any depth", () => {
    const [metric] = coverageReport.metrics;
    const newer = {
      version: "1.7",
      extra: { deep: [1] },
      subject: { ...coverageReport.subject, device: "d" },
      metrics: [{ ...metric, confidence: 0.95 }],
      tables: [
        { ...coverageReport.tables[0], sort: 1, rows: [[{ text: "a", code: true, link: "x" }]] },
      ],
    };
    expect(read(newer)).toEqual({
      ...coverageReport,
      version: "1.7",
      metrics: [metric],
      tables: [{ ...coverageReport.tables[0], rows: [[{ text: "a", code: true }]] }],
    });
  });

  test("still has to follow what is known", () => {
    expect(() => read({ version: "1.7", summary: 3 })).toThrow("summary");
  });
});

describe("hostile keys and nesting", () => {
  test.each(["__proto__", "constructor", "prototype"])("%s changes no object", (key) => {
    const text = JSON.stringify(coverageReport);
    const poisoned = (version: string) =>
      `{"${key}":{"polluted":true},${text.slice(1).replace('"version":"1.0"', `"version":"${version}"`)}`;
    const report = parseReport(poisoned("1.9"), "report.json");
    expect(report).toEqual({ ...coverageReport, version: "1.9" });
    expect(Object.getPrototypeOf(report)).toBe(Object.prototype);
    expect(Object.hasOwn({}, "polluted")).toBe(false);
    expect("polluted" in {}).toBe(false);
    expect(() => parseReport(poisoned("1.0"), "report.json")).toThrow(InputError);
  });

  test("an added value nested without measure is dropped, not followed", () => {
    const deep = `${"[".repeat(50_000)}${"]".repeat(50_000)}`;
    const text = JSON.stringify({ ...coverageReport, version: "1.1" });
    const report = parseReport(`{"deep":${deep},${text.slice(1)}`, "report.json");
    expect(report.gate).toBe("coverage");
  });
});

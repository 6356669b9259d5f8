import type { Finding, Metric, Report, Verdict } from "@sluice/report";
import { describe, expect, it } from "vitest";
import { expectFail, expectLines, expectPass } from "./expectations.ts";
import type { Gated } from "./gate.ts";

const change = { path: "src/a.c", uncovered: [10, 13] };

function gated(
  exitCode: number,
  verdict: Verdict,
  patch: Partial<Metric>,
  lines: Finding[],
): Gated {
  const share = { unit: "%", direction: "higher", value: null } as const;
  const report: Report = {
    schema: "sluice/report",
    version: "1.0",
    gate: "coverage",
    title: "Coverage",
    subject: {},
    verdict,
    summary: "Said.",
    metrics: [
      { ...share, name: "coverage.lines", covered: 1, total: 2 },
      { ...share, name: "coverage.patch", ...patch },
    ],
    findings: lines,
    tables: [],
    series: [],
    tool: { name: "sluice", version: "0" },
  };
  return { exitCode, report, shown: "" };
}

function uncovered(startLine: number, endLine: number): Finding {
  return {
    rule: "coverage/uncovered-line",
    level: "error",
    message: "Not covered.",
    file: "src/a.c",
    startLine,
    endLine,
  };
}

const caught = gated(1, "fail", { covered: 1, total: 3, verdict: "fail" }, [uncovered(10, 13)]);

describe("what the demo expects", () => {
  it("is content with a change that was caught on the right lines", () => {
    expect(expectFail("x", caught, "coverage.patch")).toEqual([]);
    expect(expectLines("x", caught, change)).toEqual([]);
  });

  it.each([
    ["a gate that lets the change through", gated(0, "pass", {}, [])],
    ["an exit code that contradicts the verdict", { ...caught, exitCode: 0 }],
    ["a verdict for another reason", gated(1, "fail", { verdict: "pass" }, [])],
  ])("complains of %s", (_, result) => {
    expect(expectFail("x", result, "coverage.patch")).not.toEqual([]);
  });

  it.each([
    ["a wrong range", [uncovered(10, 14)], 3],
    ["a line that was not seeded", [uncovered(10, 13), uncovered(20, 20)], 3],
    ["nothing found", [], 3],
    ["a wrong count", [uncovered(10, 13)], 4],
  ])("complains of %s", (_, findings, total) => {
    const result = gated(1, "fail", { covered: 1, total, verdict: "fail" }, findings);
    expect(expectLines("x", result, change)).not.toEqual([]);
  });

  it("complains when good evidence does not pass, and only then", () => {
    expect(expectPass("x", caught)).toHaveLength(2);
    expect(expectPass("x", gated(0, "pass", {}, []))).toEqual([]);
  });
});

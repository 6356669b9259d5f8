import { expect, test } from "vitest";
import { coverageReport, passingReport } from "./testing/sample-reports.ts";
import { failsStep, Verdict, worstVerdict } from "./verdict.ts";
import { headline, sortWorstFirst } from "./verdict-words.ts";

test("missing evidence is worse than a warning and better than a failure", () => {
  expect(worstVerdict(["pass", "warn", "inconclusive"])).toBe("inconclusive");
  expect(worstVerdict(["inconclusive", "fail", "pass"])).toBe("fail");
  expect(worstVerdict(["skipped", "pass"])).toBe("pass");
  expect(worstVerdict([])).toBe("skipped");
});

test("a step fails by its verdict and what it is told to fail on", () => {
  const failing = (failOn: "fail" | "warn" | "never") =>
    Verdict.options.filter((verdict) => failsStep(verdict, failOn));
  expect(failing("fail")).toEqual(["fail", "inconclusive"]);
  expect(failing("warn")).toEqual(["warn", "fail", "inconclusive"]);
  expect(failing("never")).toEqual([]);
});

test("sorting by verdict keeps the order within one", () => {
  const sorted = sortWorstFirst(["pass-1", "fail-1", "pass-2", "warn-1", "fail-2"], (name) =>
    Verdict.parse(name.split("-")[0]),
  );
  expect(sorted).toEqual(["fail-1", "fail-2", "warn-1", "pass-1", "pass-2"]);
});

test("a headline counts the worst gates", () => {
  expect(headline([coverageReport, passingReport])).toBe("1 of 2 gates failed");
  expect(headline([passingReport, passingReport])).toBe("All 2 gates passed");
});

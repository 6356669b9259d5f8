import { expect, test } from "vitest";
import { isExpected, parseReportPattern } from "./manifest.ts";

test.each([
  ["unit=out/*.info", { shard: "unit", pattern: "out/*.info" }],
  ["py 3.12=a.xml", { shard: "py 3.12", pattern: "a.xml" }],
  ["out/a=b.info", { pattern: "out/a=b.info" }],
  ["**/*.xml", { pattern: "**/*.xml" }],
])("%s", (text, expected) => expect(parseReportPattern(text)).toEqual(expected));

test.each([
  ["unit", "unit", "x.info", true],
  ["py3.10", "in/py3.10/coverage.xml", "in/py3.10/coverage.xml", true],
  ["unit", "out/unit.info", "out/unit.info", true],
  ["out/*.info", "out/a.info", "out/a.info", true],
  ["py3.1", "in/py3.10/coverage.xml", "in/py3.10/coverage.xml", false],
  ["unit", "unit-slow", "unit-slow.info", false],
])("%s of shard %s at %s: %s", (expected, shard, path, answer) => {
  expect(isExpected(expected, shard, path)).toBe(answer);
});

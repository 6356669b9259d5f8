import { Report } from "@sluice/report";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { CoverageLimits } from "../gate.ts";
import { buildReport } from "../report/build.ts";
import { evidenceOf, measured, REQUEST, shard, treeOf } from "../testing/evidence.fixture.ts";
import { judge } from "./judge.ts";

const NO_HISTORY = { baselines: [], nearest: undefined };
const added = (...lines: number[]) => ({ from: "x", added: lines, unchanged: [] });

function judged(
  limits: CoverageLimits,
  tree = treeOf(["a.c"]),
  evidence = evidenceOf(shard("one", measured("a.c", { 1: 1, 2: 0 }))),
  config = {},
) {
  return judge({ ...REQUEST, limits }, config, tree, evidence, NO_HISTORY);
}

function metric({ metrics }: ReturnType<typeof judged>, name: string) {
  return metrics.find((one) => one.name === name);
}

describe("merging", () => {
  test("class 1: a line that one shard never measured and none hit stays missed", () => {
    const a = shard("a", measured("a.c", { 1: 1, 2: 0, 3: 0 }));
    const b = shard("b", measured("a.c", { 1: 1, 2: 5 }));
    const { files } = judged({}, treeOf(["a.c"]), evidenceOf(a, b));
    expect(
      [...(files.get("a.c")?.coverage.lines.entries() ?? [])].map(([n, h]) => [n, h > 0]),
    ).toEqual([
      [1, true],
      [2, true],
      [3, false],
    ]);
  });

  test("class 2: branches without identity are a lower bound, which never proves more than it has", () => {
    const never = measured("a.c", { 1: 0 });
    never.coverage.branches.addCounts(1, 0, 2);
    const one = measured("a.c", { 1: 1 });
    one.coverage.branches.addCounts(1, 1, 2);
    const evidence = evidenceOf(shard("a", never), shard("b", one));
    const result = judged({ branches: 60 }, treeOf(["a.c"]), evidence);
    expect(metric(result, "coverage.branches")).toMatchObject({
      covered: 1,
      total: 2,
      bound: "lower",
      verdict: "inconclusive",
    });
    expect(
      metric(judged({ branches: 50 }, treeOf(["a.c"]), evidence), "coverage.branches")?.verdict,
    ).toBe("pass");
  });

  test("class 3: two complementary halves make a whole, and sources are left as they were", () => {
    const a = shard("a", measured("a.c", { 1: 1, 2: 0 }));
    const b = shard("b", measured("a.c", { 1: 0, 2: 1 }));
    const result = judged({ lines: 100 }, treeOf(["a.c"]), evidenceOf(a, b));
    expect(metric(result, "coverage.lines")).toMatchObject({
      covered: 2,
      total: 2,
      verdict: "pass",
    });
    expect(a.totals.lines).toEqual({ covered: 1, total: 2 });
    expect(a.files[0]?.coverage.lines.covered).toBe(1);
  });

  test("class 4: a shard that leaves lines out takes nothing away from another", () => {
    const a = shard("a", measured("a.c", { 1: 1, 2: 1, 9: 1 }));
    const b = shard("b", measured("a.c", { 1: 0 }));
    expect(metric(judged({}, treeOf(["a.c"]), evidenceOf(a, b)), "coverage.lines")).toMatchObject({
      covered: 3,
      total: 3,
    });
  });

  test("shards merge in any order, and twice the same changes nothing in hit and miss", () => {
    const hits = fc.dictionary(fc.integer({ min: 1, max: 9 }).map(String), fc.nat(2));
    fc.assert(
      fc.property(hits, hits, hits, (x, y, z) => {
        const outcome = (...parts: Record<string, number>[]) => {
          const shards = parts.map((part, at) => shard(String(at), measured("a.c", part)));
          const file = judged({}, treeOf(["a.c"]), evidenceOf(...shards)).files.get("a.c");
          return [...(file?.coverage.lines.entries() ?? [])].map(([line, count]) => [
            line,
            count > 0,
          ]);
        };
        expect(outcome(x, y, z)).toEqual(outcome(z, x, y));
        expect(outcome(x, y, y)).toEqual(outcome(x, y));
      }),
    );
  });
});

describe("limits", () => {
  test("class 5: 84.996 % is below 85, and is not shown as 85", () => {
    const lines = Object.fromEntries(
      Array.from({ length: 25_000 }, (_, i) => [i + 1, i < 21_249 ? 1 : 0]),
    );
    const evidence = evidenceOf(shard("one", measured("a.c", lines)));
    const request = { ...REQUEST, limits: { lines: 85 } };
    const judgement = judge(request, {}, treeOf(["a.c"]), evidence, NO_HISTORY);
    expect(judgement.verdict).toBe("fail");
    const report = buildReport(request, treeOf(["a.c"]), evidence, NO_HISTORY, judgement, []);
    expect(report.summary).toContain("84.99%");
    expect(report.findings[0]?.message).toContain("Cover at least 1 more line.");
    expect(Report.safeParse(report).success).toBe(true);
  });

  test("class 14: nothing measured is neither 0 nor 100 nor NaN, and never passes", () => {
    const result = judged({ branches: 1, functions: 0 });
    expect(metric(result, "coverage.branches")).toMatchObject({
      value: null,
      total: 0,
      verdict: "inconclusive",
    });
    expect(metric(result, "coverage.functions")?.verdict).toBe("inconclusive");
    expect(result.verdict).toBe("inconclusive");
    const nothing = judged({ lines: 0 }, treeOf([]), evidenceOf());
    expect(metric(nothing, "coverage.lines")).toMatchObject({
      value: null,
      verdict: "inconclusive",
    });
  });

  test("class 14: a true 0 % of branches is judged as 0 %", () => {
    const file = measured("a.c", { 1: 1 });
    file.coverage.branches.addCounts(1, 0, 2);
    const result = judged({ branches: 1 }, treeOf(["a.c"]), evidenceOf(shard("one", file)));
    expect(metric(result, "coverage.branches")).toMatchObject({ value: 0, verdict: "fail" });
  });

  test("without limits nothing is asked", () => {
    expect(judged({}).verdict).toBe("skipped");
  });

  test("files of Go count statements in the whole and lines in the patch", () => {
    const file = measured("a.go", { 1: 1, 2: 0 });
    file.coverage.blocks.add("1.1,1.9", 3, 1);
    file.coverage.blocks.add("2.1,2.9", 1, 0);
    const tree = treeOf(["a.go"], { "a.go": added(1, 2) });
    const result = judged({}, tree, evidenceOf(shard("one", file)));
    expect(metric(result, "coverage.lines")).toMatchObject({ covered: 3, total: 4 });
    expect(metric(result, "coverage.lines")?.note).toMatch(/statements/);
    expect(metric(result, "coverage.patch")).toMatchObject({ covered: 1, total: 2 });
    expect(metric(result, "coverage.patch")?.note).toMatch(/lines/);
  });
});

describe("the patch", () => {
  test("uncovered added lines are ranges, joined across lines that are not code and not across others", () => {
    const file = measured("a.c", { 1: 0, 3: 0, 4: 0, 5: 1, 6: 0, 7: 0, 8: 0 });
    const tree = treeOf(["a.c"], { "a.c": added(1, 2, 3, 4, 5, 6, 8) });
    const result = judged({ patch: 80 }, tree, evidenceOf(shard("one", file)));
    expect(result.patch?.files[0]?.missRanges).toEqual([
      [1, 4],
      [6, 6],
      [8, 8],
    ]);
    expect(metric(result, "coverage.patch")).toMatchObject({
      covered: 1,
      total: 6,
      verdict: "fail",
    });
    expect(result.findings.filter(({ rule }) => rule === "coverage/uncovered-line")).toMatchObject([
      { level: "error", startLine: 1, endLine: 4 },
      { level: "error", startLine: 6 },
      { level: "error", startLine: 8 },
    ]);
  });

  test("class 13: a changed source file in no report has a verdict of its own and is not 100 %", () => {
    const tree = treeOf(["a.c", "new.c", "notes.md"], {
      "new.c": added(1, 2),
      "notes.md": added(1),
    });
    const evidence = evidenceOf(shard("one", measured("a.c", { 1: 1 })));
    for (const [policy, verdict] of [
      ["fail", "fail"],
      ["warn", "warn"],
      ["ignore", "skipped"],
    ] as const) {
      const request = { ...REQUEST, limits: { patch: 80 }, unmeasuredChangedFiles: policy };
      const result = judge(request, {}, tree, evidence, NO_HISTORY);
      expect(result.verdict).toBe(verdict);
      expect(result.patch?.unmeasured).toEqual([{ path: "new.c", added: 2 }]);
      expect(metric(result, "coverage.patch")?.value).toBeNull();
    }
  });

  test("a change of nothing that is measured is skipped, with or without a limit", () => {
    const tree = treeOf(["a.c", "notes.md"], { "notes.md": added(1) });
    expect(metric(judged({ patch: 100 }, tree), "coverage.patch")?.verdict).toBe("skipped");
  });

  test("added lines of a file of which only functions are known are unknown, and do not pass", () => {
    const summary = measured("b.c", {});
    summary.coverage.functions.add("f", 1, 1);
    const tree = treeOf(["a.c", "b.c"], { "a.c": added(1), "b.c": added(4) });
    const evidence = evidenceOf(shard("one", measured("a.c", { 1: 1 }), summary));
    const result = judged({ patch: 50 }, tree, evidence);
    expect(metric(result, "coverage.patch")?.verdict).toBe("inconclusive");
    expect(result.findings.map(({ rule }) => rule)).toContain("coverage/unknown-lines");
  });
});

describe("holes in the evidence", () => {
  test.each([
    ["missing", { missing: ["windows"] }],
    ["empty", { empty: ["one.info"] }],
    ["ambiguous", { ambiguous: new Map([["Foo.java", ["x/Foo.java", "y/Foo.java"]]]) }],
  ])("a report that is %s never passes", (_, hole) => {
    const evidence = { ...evidenceOf(shard("one", measured("a.c", { 1: 1 }))), ...hole };
    const result = judged({ lines: 1 }, treeOf(["a.c"]), evidence);
    expect(result.verdict).toBe("inconclusive");
    expect(result.findings[0]?.level).toBe("error");
  });

  test("class 10: what a parser noted about header and lines reaches the reader", () => {
    const evidence = {
      ...evidenceOf(shard("one", measured("a.c", { 1: 1 }))),
      notes: [
        { report: "c.xml", rule: "header-mismatch", message: "says 9 lines, has 8." } as const,
      ],
    };
    expect(judged({}, treeOf(["a.c"]), evidence).findings).toContainEqual({
      rule: "coverage/header-mismatch",
      level: "warning",
      message: "c.xml: says 9 lines, has 8.",
    });
  });
});

describe("paths and components", () => {
  const evidence = evidenceOf(
    shard("one", measured("src/a.c", { 1: 1, 2: 0 }), measured("lib/b.c", { 1: 1 })),
  );
  const tree = treeOf(["src/a.c", "lib/b.c"], { "src/a.c": added(2) });

  test("each is judged on its own files, patch included", () => {
    const config = {
      paths: [{ pattern: "src/**", lines: 60 }],
      components: [{ name: "library", paths: ["lib"], lines: 100, patch: 100 }],
    };
    const result = judged({}, tree, evidence, config);
    expect(result.areas.map(({ name, verdict }) => [name, verdict])).toEqual([
      ["src/**", "fail"],
      ["library", "pass"],
    ]);
    expect(result.verdict).toBe("fail");
    expect(result.findings[0]?.message).toMatch(
      /^Path src\/\*\*: Line coverage is 50\.00% \(1 of 2 lines\)/,
    );
  });

  test("a limit on a pattern that matches nothing is inconclusive", () => {
    const config = { paths: [{ pattern: "srv/**", lines: 60 }] };
    expect(judged({}, tree, evidence, config).verdict).toBe("inconclusive");
  });

  test("a component's patch limit fails on its own added lines", () => {
    const config = { components: [{ name: "core", paths: ["src"], patch: 50 }] };
    expect(judged({}, tree, evidence, config).areas[0]?.verdict).toBe("fail");
  });
});

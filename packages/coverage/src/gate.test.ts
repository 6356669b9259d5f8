import { Report } from "@sluice/report";
import { beforeEach, describe, expect, test } from "vitest";
import type { CoverageRequest } from "./gate.ts";
import {
  gateWorld,
  HEAD,
  type Lines,
  lcov,
  MAIN,
  metricOf,
  newWorld,
  rowsOf,
  type World,
} from "./testing/gate-world.fixture.ts";
import { OPEN_END } from "./tree/patch.ts";

let world: World;
beforeEach(() => {
  world = newWorld();
});

const gate = (request: Partial<CoverageRequest> = {}) => gateWorld(world, request);

/** Records `main`'s baseline, then puts a change on top of it. */
async function baseline(files: Record<string, Lines>, request: Partial<CoverageRequest> = {}) {
  world.reports = { "lcov.info": lcov(files) };
  await gate({ writeBaseline: true, ...request });
  world.head = HEAD;
}

test("the Report is valid, names the tested commit, and shows the patch line by line", async () => {
  world.reports = {
    "lcov.info": lcov({
      "/checkout/a.c": { 1: 1, 4: 0, 6: 0, 20: 1 },
      "/usr/include/x.h": { 1: 1 },
    }),
  };
  world.changes = { "a.c": { from: "a.c", added: [4, 5, 6], unchanged: [] } };
  const { report } = await gate({ base: "main", limits: { lines: 50, patch: 80 } });
  expect(Report.parse(report)).toEqual(report);
  expect(report).toMatchObject({ verdict: "fail", subject: { commit: MAIN }, gate: "coverage" });
  expect(report.summary).toBe(
    "Line coverage is 50.00% (2 of 4 lines), at or above the limit of 50%; the patch has 0% (0 of 2 added lines), below the limit of 80%.",
  );
  expect(report.findings).toContainEqual(
    expect.objectContaining({
      rule: "coverage/uncovered-line",
      file: "a.c",
      startLine: 4,
      endLine: 6,
    }),
  );
  expect(rowsOf(report, "outside")).toEqual([[{ text: "/usr/include/x.h", code: true }]]);
  const [hunk] = report.listings?.[0]?.hunks ?? [];
  expect(hunk?.map(({ number }) => number)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9]);
  expect(hunk?.[3]).toEqual({ number: 4, text: "text 4", added: true, state: "miss" });
  expect(hunk?.[4]).toMatchObject({ added: true, state: "not-code" });
});

test("a report that does not exist is the user's to mend, unless its shard is expected", async () => {
  world.reports = { "unit.info": lcov({ "a.c": { 1: 1 } }) };
  await expect(gate({ reports: ["nowhere.info"] })).rejects.toThrow(/No coverage report matches/);
  const reports = ["unit=unit.info", "windows=windows.info"];
  const { report } = await gate({
    reports,
    expectReports: ["unit", "windows"],
    limits: { lines: 1 },
  });
  expect(report.verdict).toBe("inconclusive");
  expect(report.summary).toMatch(/1 expected report is missing/);
  expect(rowsOf(report, "shards")?.map(([name]) => name)).toEqual(["unit", "windows"]);
});

test("a shard that the manifest does not name is listed as such", async () => {
  world.reports = { "unit.info": lcov({ "a.c": { 1: 1 } }), "odd.info": lcov({ "a.c": { 1: 0 } }) };
  const { report } = await gate({ expectReports: ["unit"] });
  expect(rowsOf(report, "shards")?.map((row) => row.at(-1))).toEqual([
    "measured",
    "measured, not in the manifest",
  ]);
});

test("class 17: long tables drop whole rows with a count", async () => {
  world.tracked = Array.from({ length: 30 }, (_, index) => `f${index}.c`);
  world.reports = {
    "lcov.info": lcov(Object.fromEntries(world.tracked.map((path) => [path, { 1: 0 }]))),
  };
  const { report } = await gate();
  const table = report.tables.find(({ id }) => id === "worst-files");
  expect(table?.rows).toHaveLength(20);
  expect(table?.omitted).toBe(10);
});

test("same input, same bytes", async () => {
  world.reports = {
    "a.info": lcov({ "b.c": { 2: 1 }, "a.c": { 1: 0 } }),
    "b.info": lcov({ "a.c": { 1: 1 } }),
  };
  const one = await gate();
  const two = await gate();
  expect(JSON.stringify(one.report)).toBe(JSON.stringify(two.report));
  expect([...one.lcov].join("")).toBe([...two.lcov].join(""));
  expect([...one.lcov].join("")).toBe(
    "TN:\nSF:a.c\nDA:1,1\nLF:1\nLH:1\nend_of_record\nTN:\nSF:b.c\nDA:2,1\nLF:1\nLH:1\nend_of_record\n",
  );
});

describe("change against the baseline", () => {
  test("class 6: no baseline is not 0 %: a drop that is to be judged is inconclusive, and skipped where the first is written", async () => {
    world.reports = { "lcov.info": lcov({ "a.c": { 1: 1, 2: 0 } }) };
    const { report } = await gate({ limits: { maxDrop: 0 }, ratchet: true });
    expect(report.verdict).toBe("inconclusive");
    expect(metricOf(report, "coverage.change")).toMatchObject({
      value: null,
      verdict: "inconclusive",
    });
    expect(metricOf(report, "coverage.ratchet")?.verdict).toBe("inconclusive");
    const first = await gate({ limits: { maxDrop: 0 }, ratchet: true, writeBaseline: true });
    expect(first.report.verdict).toBe("skipped");
    expect(world.journal.streams.get("coverage/main")).toHaveLength(1);
  });

  test("a drop is judged on exact fractions", async () => {
    await baseline({ "a.c": { 1: 1, 2: 1, 3: 0 } });
    world.reports = { "lcov.info": lcov({ "a.c": { 1: 1, 2: 0, 3: 0 } }) };
    const { report } = await gate({ limits: { maxDrop: 33.3333 } });
    expect(metricOf(report, "coverage.change")).toMatchObject({
      value: -33.333334,
      limit: -33.3333,
      verdict: "fail",
    });
    expect(metricOf(report, "coverage.lines")?.baseline).toMatchObject({
      covered: 2,
      total: 3,
      commit: MAIN,
    });
    expect((await gate({ limits: { maxDrop: 33.34 } })).report.verdict).toBe("pass");
    expect((await gate({ ratchet: true })).report.verdict).toBe("fail");
    expect(report.series[0]?.points).toHaveLength(2);
  });

  test("class 15: a baseline of other exclusions, path maps, formats or tools is refused with the reason", async () => {
    await baseline({ "a.c": { 1: 1 } });
    const config = { file: "sluice.yml", value: { exclude: ["b.c"] } };
    const { report } = await gate({ limits: { maxDrop: 5 }, config });
    expect(metricOf(report, "coverage.change")).toMatchObject({
      value: null,
      verdict: "inconclusive",
    });
    expect(metricOf(report, "coverage.change")?.note).toMatch(
      /excluded paths were none and are b\.c/,
    );
    expect(metricOf(report, "coverage.lines")?.baseline).toBeUndefined();
    const silent = (await gate({ config })).report;
    expect(metricOf(silent, "coverage.change")).toMatchObject({ verdict: "skipped" });
    world.reports = { "go.out": "mode: set\nexample.com/m/a.c:1.1,2.2 1 1\n" };
    const other = (await gate({ limits: { maxDrop: 5 } })).report;
    expect(metricOf(other, "coverage.change")?.note).toMatch(/report formats were lcov and are go/);
  });

  test("each line is in one of genhtml's categories, through renames and moved lines", async () => {
    await baseline({ "a.c": { 1: 1, 2: 1, 3: 0, 4: 0, 5: 1, 6: 0, 8: 1 }, "b.c": { 1: 1, 2: 0 } });
    world.tracked = ["new.c"];
    world.changes = {
      // Old line 5 is gone and two lines are new in front of old line 6.
      "new.c": {
        from: "a.c",
        added: [5, 6],
        unchanged: [
          [1, 1, 4],
          [6, 7, OPEN_END],
        ],
      },
    };
    world.reports = {
      "lcov.info": lcov({ "new.c": { 1: 1, 2: 0, 3: 1, 4: 0, 5: 1, 6: 0, 8: 1, 10: 0 } }),
    };
    const { report } = await gate({ base: "main" });
    const counts = Object.fromEntries(
      (rowsOf(report, "categories") ?? []).map(([category, , count]) => [
        typeof category === "object" ? category?.text : category,
        count,
      ]),
    );
    expect(counts).toEqual({
      UNC: 1,
      LBC: 1,
      UIC: 1,
      UBC: 1,
      GBC: 1,
      GIC: 1,
      GNC: 1,
      CBC: 1,
      EUB: 1,
      ECB: 1,
      DUB: 1,
      DCB: 2,
    });
    expect(report.findings).toContainEqual(
      expect.objectContaining({
        rule: "coverage/lost-line",
        level: "note",
        file: "new.c",
        startLine: 2,
      }),
    );
  });

  test("incomplete evidence never becomes a baseline, and a pull request writes none", async () => {
    world.reports = { "lcov.info": lcov({ "a.c": { 1: 1 } }) };
    await gate({ writeBaseline: true, expectReports: ["windows"] });
    await gate();
    expect(world.journal.streams.size).toBe(0);
  });
});

import { beforeEach, describe, expect, test } from "vitest";
import type { CoverageRequest } from "../gate.ts";
import { REQUEST } from "../testing/evidence.fixture.ts";
import {
  gateWorld,
  HEAD,
  lcov,
  metricOf,
  newWorld,
  rowsOf,
  type World,
} from "../testing/gate-world.fixture.ts";
import { OPEN_END } from "../tree/patch.ts";

let world: World;
beforeEach(() => {
  world = newWorld();
});

const gate = (request: Partial<CoverageRequest> = {}) => gateWorld(world, request);

describe("carried-forward reports", () => {
  const config = {
    file: "sluice.yml",
    value: { "carry-forward": { shards: ["slow"], "expire-days": 7 } },
  };
  const request = { config, expectReports: ["fast", "slow"], limits: { lines: 50 } };

  async function measuredBoth() {
    world.reports = {
      "fast.info": lcov({ "a.c": { 1: 1 } }),
      "slow.info": `TN:\nSF:b.c\nFN:1,f\nFNDA:2,f\nBRDA:1,0,0,1\nBRDA:1,0,1,-\nDA:1,3\nDA:2,0\nend_of_record\n`,
    };
    const reports = ["fast=fast.info", "slow=slow.info"];
    const { report } = await gate({ ...request, reports, writeBaseline: true });
    world.head = HEAD;
    delete world.reports["slow.info"];
    return { reports, whole: report };
  }

  test("a young shard stands in with the same figures, labelled", async () => {
    const { reports, whole } = await measuredBoth();
    const { report } = await gate({ ...request, reports, now: "2026-03-08T00:00:00Z" });
    expect(report.verdict).toBe("pass");
    for (const name of ["coverage.lines", "coverage.branches", "coverage.functions"]) {
      const { covered, total } = metricOf(whole, name) ?? {};
      expect(metricOf(report, name)).toMatchObject({ covered, total });
    }
    expect(JSON.stringify(rowsOf(report, "shards"))).toContain("carried forward from 1111111");
  });

  test("an expired shard is missing", async () => {
    const { reports } = await measuredBoth();
    const { report } = await gate({ ...request, reports, now: "2026-03-08T00:00:01Z" });
    expect(report.verdict).toBe("inconclusive");
    expect(report.findings[0]?.message).toMatch(/older than 7 days/);
  });

  test("its age is that of the measurement, however often it is carried", async () => {
    const { reports } = await measuredBoth();
    await gate({ ...request, reports, now: "2026-03-06T00:00:00Z", writeBaseline: true });
    const slow = [...world.journal.streams]
      .filter(([stream]) => stream.endsWith(HEAD))
      .flatMap(([, records]) => records)
      .find(({ key }) => key.startsWith("slow"));
    expect(slow).toMatchObject({ at: "2026-03-06T00:00:00Z", data: { at: REQUEST.now } });
  });

  test("nothing is taken of files that changed", async () => {
    const { reports } = await measuredBoth();
    world.changes = { "b.c": { from: "b.c", added: [9], unchanged: [[1, 1, OPEN_END]] } };
    const { report } = await gate({
      ...request,
      reports,
      base: "main",
      unmeasuredChangedFiles: "fail",
    });
    expect(metricOf(report, "coverage.lines")).toMatchObject({ covered: 1, total: 1 });
    expect(report.verdict).toBe("fail");
    expect(rowsOf(report, "unmeasured")).toEqual([[{ text: "b.c", code: true }, 1]]);
  });
});

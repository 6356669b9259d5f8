import { join } from "node:path";
import { createDirectoryJournal } from "@sluice/journal/drivers/directory";
import { afterEach, beforeEach, expect, test } from "vitest";
import type { CoverageRequest } from "../gate.ts";
import { gateCoverage } from "../index.ts";
import { REQUEST } from "../testing/evidence.fixture.ts";
import { createGit } from "./git.ts";
import { type Checkout, makeCheckout } from "./git-checkout.fixture.ts";
import { createReportFiles } from "./report-files.ts";

let checkout: Checkout;
beforeEach(() => {
  checkout = makeCheckout();
});
afterEach(() => checkout.remove());

function gate(request: Partial<CoverageRequest>) {
  return gateCoverage(
    { ...REQUEST, reports: ["cov/*.info"], ...request },
    {
      git: createGit(checkout.root),
      reports: createReportFiles(checkout.root),
      journal: createDirectoryJournal(join(checkout.root, ".sluice")),
    },
  );
}

function report(path: string, ...hits: readonly number[]): void {
  const lines = hits.map((count, index) => `DA:${index + 1},${count}\n`);
  checkout.write(
    `cov/${path}.info`,
    `TN:\nSF:${join(checkout.root, path)}\n${lines.join("")}end_of_record\n`,
  );
}

test("from the push that records the baseline to the merge commit of a change that renames, adds and loses", async () => {
  checkout.write(".gitignore", "cov/\n.sluice/\n");
  checkout.write("old.py", "one\ntwo\nthree\nfour\n");
  const main = checkout.commit("start");
  report("old.py", 1, 1, 1, 0);
  const pushed = await gate({ writeBaseline: true, limits: { lines: 75 } });
  expect(pushed.report.verdict).toBe("pass");

  checkout.git("checkout", "-q", "-b", "topic");
  checkout.git("mv", "old.py", "new.py");
  checkout.write("new.py", "zero\none\ntwo\nthree\nfour\nfive\n");
  checkout.commit("topic");
  checkout.git("checkout", "-q", "main");
  checkout.write("other.md", "text\n");
  checkout.commit("main goes on");
  checkout.git("merge", "-q", "--no-ff", "-m", "merge", "topic");
  checkout.git("clean", "-fdxq", "cov");
  report("new.py", 1, 1, 0, 1, 0, 0);

  const limits = { lines: 50, patch: 60, maxDrop: 50 };
  const { report: judged } = await gate({ base: "main^1", limits });
  expect(judged.verdict).toBe("fail");
  const metrics = new Map(judged.metrics.map((metric) => [metric.name, metric]));
  expect(metrics.get("coverage.patch")).toMatchObject({ covered: 1, total: 2, verdict: "fail" });
  expect(metrics.get("coverage.lines")).toMatchObject({
    verdict: "pass",
    baseline: { commit: main },
  });
  expect(metrics.get("coverage.change")).toMatchObject({ value: -25, verdict: "pass" });
  expect(judged.findings.map(({ rule, file, startLine }) => [rule, file, startLine])).toEqual([
    ["coverage/below-limit", undefined, undefined],
    ["coverage/uncovered-line", "new.py", 6],
    ["coverage/lost-line", "new.py", 3],
  ]);
  const added = judged.listings?.[0]?.hunks.flat().filter((line) => line.added);
  expect(added?.map(({ number, text, state }) => [number, text, state])).toEqual([
    [1, "zero", "hit"],
    [6, "five", "miss"],
  ]);
});

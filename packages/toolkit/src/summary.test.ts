import { mkdtemp, readFile, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { writeSummary } from "./summary.ts";
import { sampleReport } from "./testing/report.ts";

const MEBIBYTE = 1024 * 1024;
const path = async () => join(await mkdtemp(join(tmpdir(), "sluice-summary-")), "summary.md");

test("the summary is appended to what the step has written before", async () => {
  const GITHUB_STEP_SUMMARY = await path();
  await writeFile(GITHUB_STEP_SUMMARY, "before\n");
  expect(await writeSummary([sampleReport()], { GITHUB_STEP_SUMMARY })).toBe(true);
  expect(await readFile(GITHUB_STEP_SUMMARY, "utf8")).toMatch(
    /^before\n[\s\S]*Every limit is kept\./,
  );
});

test("together they stay within GitHub's limit", async () => {
  const GITHUB_STEP_SUMMARY = await path();
  await writeFile(GITHUB_STEP_SUMMARY, "ü".repeat(MEBIBYTE / 2 - 20_000));
  const rows = Array.from({ length: 9000 }, (_, row) => [`ü${row}`, row]);
  const table = { id: "t", title: "Files", columns: [{ title: "File" }, { title: "Lines" }], rows };
  await writeSummary([sampleReport({ tables: [table] })], { GITHUB_STEP_SUMMARY });
  const { size } = await stat(GITHUB_STEP_SUMMARY);
  expect(size).toBeLessThanOrEqual(MEBIBYTE);
  expect(size).toBeGreaterThan(MEBIBYTE - 10_000);
});

test("without room nothing is cut in the middle", async () => {
  const GITHUB_STEP_SUMMARY = await path();
  await writeFile(GITHUB_STEP_SUMMARY, "x".repeat(MEBIBYTE - 100));
  expect(await writeSummary([sampleReport()], { GITHUB_STEP_SUMMARY })).toBe(false);
  expect((await stat(GITHUB_STEP_SUMMARY)).size).toBe(MEBIBYTE - 100);
});

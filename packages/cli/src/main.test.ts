import { execFile } from "node:child_process";
import { mkdir, mkdtemp, readdir, readFile, realpath, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { parseReport } from "@sluice/report";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { main } from "./main.ts";

/** A checkout with one source of four lines, three of them covered, and no commit yet. */
let root: string;
beforeAll(async () => {
  root = await realpath(await mkdtemp(join(tmpdir(), "sluice-main-")));
  const git = (...args: string[]) => promisify(execFile)("git", args, { cwd: root });
  await git("init", "--quiet");
  await mkdir(join(root, "src"));
  await writeFile(join(root, "src/a.c"), "1\n2\n3\n4\n");
  await git("add", "src/a.c");
  await writeFile(
    join(root, "lcov.info"),
    "TN:\nSF:src/a.c\nDA:1,1\nDA:2,1\nDA:3,1\nDA:4,0\nend_of_record\n",
  );
});
afterAll(() => rm(root, { recursive: true, force: true }));

async function run(line: string, cwd = root) {
  const said = { stdout: "", stderr: "" };
  const code = await main(line.split(" ").filter(Boolean), {
    stdout: { write: (text) => (said.stdout += text) },
    stderr: { write: (text) => (said.stderr += text) },
    env: {},
    cwd,
    now: () => new Date("2026-01-02T03:04:05Z"),
  });
  return { code, ...said };
}

describe("sluice coverage", () => {
  it("judges exactly against the limit", async () => {
    expect((await run("coverage lcov.info --fail-under 75")).code).toBe(0);
    const { code, stdout } = await run("coverage lcov.info --fail-under 75.01");
    expect(code).toBe(1);
    expect(stdout).toContain("75.00%");
  });

  it("fails at 75% under the default limit", async () => {
    const { code, stdout } = await run("coverage lcov.info");
    expect(code).toBe(1);
    expect(stdout).toContain("85%");
  });

  it("writes every kind of output", async () => {
    const kinds = "json html markdown junit sarif badge lcov cobertura".split(" ");
    const files = kinds.map((kind) => `--${kind} out/${kind}`).join(" ");
    await run(`coverage lcov.info ${files}`);
    expect((await readdir(join(root, "out"))).sort()).toEqual([...kinds].sort());
    const report = parseReport(await readFile(join(root, "out/json"), "utf8"), "json");
    expect(report.metrics.find(({ name }) => name === "coverage.lines")).toMatchObject({
      covered: 3,
      total: 4,
      limit: 85,
    });
  });

  it("streams to standard output and keeps the verdict apart", async () => {
    const { stdout, stderr } = await run("coverage lcov.info --lcov -");
    expect(stdout).toContain("SF:src/a.c");
    expect(stdout).not.toContain("limit");
    expect(stderr).toContain("limit");
  });

  it("finds the checkout from a folder of it, and maps paths", async () => {
    const { code, stdout } = await run(
      "coverage ../lcov.info --fail-under 50 --path-map build/=src/",
      join(root, "src"),
    );
    expect(code).toBe(0);
    expect(stdout).toContain("75.00%");
  });

  it("lets the file's limit replace the default and an option replace both", async () => {
    const config = join(root, "limits.yml");
    await writeFile(config, "coverage:\n  limits:\n    lines: 70\n");
    expect((await run("coverage lcov.info --config limits.yml")).code).toBe(0);
    expect((await run("coverage lcov.info --config limits.yml --fail-under 80")).code).toBe(1);
    await writeFile(config, "coverage:\n  limits:\n    branches: 0\n");
    expect((await run("coverage lcov.info --config limits.yml")).stdout).toContain("≥ 85%");
  });
});

describe("the command line", () => {
  it.each([
    ["coverage lcov.info --fail-under 85%", "--fail-under"],
    ["coverage lcov.info --json x --html ./x", "both write"],
    ["coverage nothing.txt --config none.yml", "none.yml"],
    ["covrage", "coverage"],
    ["", "Usage"],
  ])("%j is a usage error", async (line, said) => {
    const { code, stderr } = await run(line);
    expect(code).toBe(2);
    expect(stderr).toContain(said);
  });

  it("prints help and version", async () => {
    expect(await run("coverage --help")).toMatchObject({
      code: 0,
      stdout: expect.stringContaining("Examples:"),
    });
    expect(await run("--version")).toMatchObject({
      code: 0,
      stdout: expect.stringMatching(/^\d+\.\d+\.\d+\n$/),
    });
  });
});

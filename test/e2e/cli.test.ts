import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { open, readdir, readFile, rm } from "node:fs/promises";
import { join, resolve } from "node:path";
import { parseReport, type Report } from "@sluice/report";
import { describe, expect, it } from "vitest";
import { Checkout, lcov, runSluice } from "./cli-checkout.ts";

const TEN_LINES = Array.from({ length: 10 }, (_, i) => `x${i} = ${i}`).join("\n");

/** A checkout with one source of ten lines, nine of them covered. */
async function project(): Promise<Checkout> {
  const checkout = await Checkout.make();
  await checkout.write("src/a.py", `${TEN_LINES}\n`);
  await checkout.write(".gitignore", "lcov*.info\nout/\n.sluice/\n");
  await checkout.commit("begin");
  await checkout.write("lcov.info", lcov("src/a.py", hits(10, [10])));
  return checkout;
}

function hits(lines: number, missed: readonly number[]): Record<number, number> {
  return Object.fromEntries(
    Array.from({ length: lines }, (_, i) => [i + 1, missed.includes(i + 1) ? 0 : 1]),
  );
}

async function reportOf(checkout: Checkout, path = "out/report.json"): Promise<Report> {
  return parseReport(await readFile(join(checkout.folder, path), "utf8"), path);
}

const metric = (report: Report, name: string) => report.metrics.find((m) => m.name === name);

describe("verdict and exit code", () => {
  it("passes at 90% against the default of 85", async () => {
    await using checkout = await project();
    const head = await checkout.git("rev-parse", "HEAD");
    const { code, stdout, stderr } = await checkout.run([
      "coverage",
      "lcov.info",
      "--json",
      "out/report.json",
    ]);
    expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
    expect(stdout).toContain("90.00%");
    const report = await reportOf(checkout);
    expect(report).toMatchObject({ gate: "coverage", verdict: "pass", subject: { commit: head } });
    expect(metric(report, "coverage.lines")).toMatchObject({ covered: 9, total: 10, limit: 85 });
  });

  it("fails below a limit, and not under --fail-on never", async () => {
    await using checkout = await project();
    const args = ["coverage", "lcov.info", "--fail-under", "90.5"];
    const failed = await checkout.run(args);
    expect(failed.code).toBe(1);
    expect(failed.stdout).toContain("90.5%");
    expect((await checkout.run([...args, "--fail-on", "never"])).code).toBe(0);
  });

  it("is inconclusive without a shard that is expected", async () => {
    await using checkout = await project();
    const { code } = await checkout.run(
      "coverage linux=lcov.info --expect-reports linux,windows --json out/report.json".split(" "),
    );
    expect(code).toBe(1);
    const report = await reportOf(checkout);
    expect(report.verdict).toBe("inconclusive");
    expect(report.findings.map(({ message }) => message).join("\n")).toContain('"windows"');
  });

  it("judges the patch on the lines that were added", async () => {
    await using checkout = await project();
    await checkout.git("checkout", "--quiet", "-b", "change");
    await checkout.write("src/a.py", `first = 0\n${TEN_LINES}\nx10 = 10\nx11 = 11\n`);
    await checkout.commit("change");
    await checkout.write("lcov.info", lcov("src/a.py", hits(13, [12, 13])));
    const args = "coverage lcov.info --fail-under 50 --base main --json out/report.json".split(" ");
    const { code } = await checkout.run([...args, "--patch-under", "80"]);
    expect(code).toBe(1);
    const report = await reportOf(checkout);
    expect(metric(report, "coverage.patch")).toMatchObject({
      covered: 1,
      total: 3,
      limit: 80,
      verdict: "fail",
    });
    expect(report.findings).toContainEqual(
      expect.objectContaining({ file: "src/a.py", startLine: 12, endLine: 13 }),
    );
    expect((await checkout.run([...args, "--patch-under", "33.3"])).code).toBe(0);
  });

  it("lets no fall of coverage through", async () => {
    await using checkout = await project();
    const args = "coverage lcov.info --fail-under 50 --max-drop 0 --write-baseline".split(" ");
    expect((await checkout.run(args)).code).toBe(0);
    await checkout.write("src/b.py", "y = 1\n");
    await checkout.commit("next");
    await checkout.write("lcov.info", lcov("src/a.py", hits(10, [9, 10])));
    const { code, stdout } = await checkout.run(args);
    expect(code).toBe(1);
    expect(stdout).toContain("−10 pp");
  });

  it("takes limits from .github/sluice.yml, and lets options win", async () => {
    await using checkout = await project();
    await checkout.write(".github/sluice.yml", "coverage:\n  limits:\n    lines: 95\n");
    expect((await checkout.run(["coverage", "lcov.info"])).code).toBe(1);
    expect((await checkout.run(["coverage", "lcov.info", "--fail-under", "90"])).code).toBe(0);
  });
});

describe("bad input ends with 2, names what is wrong, and has no stack", () => {
  it.each([
    ["no command", "", "Usage: sluice"],
    ["an unknown command, with a suggestion", "coverag lcov.info", "Did you mean coverage?"],
    ["an unknown option, with a suggestion", "coverage lcov.info --fail-undr 8", "--fail-under"],
    ["no report", "coverage", "report"],
    ["a percent sign", "coverage lcov.info --fail-under 85%", "--fail-under"],
    ["a word", "coverage lcov.info --patch-under abc", "--patch-under"],
    ["a negative number", "coverage lcov.info --max-drop -1", "--max-drop"],
    ["more than all", "coverage lcov.info --fail-under-branches 101", "--fail-under-branches"],
    ["an unknown policy", "coverage lcov.info --fail-on sometimes", "--fail-on"],
    ["a path map without a target", "coverage lcov.info --path-map src", "--path-map"],
    ["an unknown ref", "coverage lcov.info --base nowhere", "nowhere"],
    ["two files in one place", "coverage lcov.info --json a --html ./a", "--html"],
    ["a missing configuration", "coverage lcov.info --config no.yml", "no.yml"],
    ["a malformed report", "coverage src/a.py", "src/a.py"],
    ["a report elsewhere", "coverage ../lcov.info", "../lcov.info"],
  ])("%s", async (_, line, said) => {
    await using checkout = await project();
    const { code, stdout, stderr } = await checkout.run(line.split(" ").filter(Boolean));
    expect(stderr).toContain(said);
    expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
    expect(stderr).not.toMatch(/^\s+at /m);
  });

  it("an empty number", async () => {
    await using checkout = await project();
    const { code, stderr } = await checkout.run(["coverage", "lcov.info", "--fail-under", ""]);
    expect(code).toBe(2);
    expect(stderr).toContain("--fail-under");
  });

  it("a torn report, with its line", async () => {
    await using checkout = await project();
    await checkout.write("lcov.info", "TN:\nSF:src/a.py\nDA:1,1\nDA:oops\n");
    const { code, stderr } = await checkout.run(["coverage", "lcov.info", "--json", "out/r.json"]);
    expect(code).toBe(2);
    expect(stderr).toContain("lcov.info:4");
    expect(await readdir(checkout.folder)).not.toContain("out");
  });

  it("a machine without git", async () => {
    await using checkout = await project();
    const { code, stderr } = await checkout.run(["coverage", "lcov.info"], ".", { PATH: "/none" });
    expect(code).toBe(2);
    expect(stderr).toMatch(/^sluice: Git cannot be started.*Install git/);
  });

  it("a folder that is no checkout", async () => {
    await using checkout = await project();
    await rm(join(checkout.folder, ".git"), { recursive: true });
    const { code, stderr } = await checkout.run(["coverage", "lcov.info"]);
    expect(code).toBe(2);
    expect(stderr).toContain("not a git checkout");
  });
});

it("never passes without the report", async () => {
  await using checkout = await project();
  const { code, stdout, stderr } = await checkout.run(["coverage", "missing.info"]);
  expect(code).toBeGreaterThan(0);
  expect(stdout + stderr).toContain("missing.info");
});

describe("outputs", () => {
  it("writes every kind of file, and nothing else", async () => {
    await using checkout = await project();
    const kinds = "json html markdown junit sarif badge lcov cobertura".split(" ");
    const args = kinds.flatMap((kind) => [`--${kind}`, `out/${kind}`]);
    const { code } = await checkout.run(["coverage", "lcov.info", ...args]);
    expect(code).toBe(0);
    expect((await readdir(join(checkout.folder, "out"))).sort()).toEqual([...kinds].sort());
    const read = (kind: string) => readFile(join(checkout.folder, "out", kind), "utf8");
    expect(await read("html")).toMatch(/^<!doctype html>/i);
    expect(await read("lcov")).toContain("DA:10,0");
    expect(await read("cobertura")).toContain('filename="src/a.py"');
    expect(JSON.parse(await read("badge"))).toMatchObject({ schemaVersion: 1, message: "90.00%" });
    expect(JSON.parse(await read("sarif"))).toMatchObject({ version: "2.1.0" });
  });

  it("reads back what it merged", async () => {
    await using checkout = await project();
    for (const kind of ["lcov", "cobertura"]) {
      await checkout.run(["coverage", "lcov.info", `--${kind}`, `out/${kind}`]);
      await checkout.run(["coverage", `out/${kind}`, "--json", "out/report.json"]);
      expect(metric(await reportOf(checkout), "coverage.lines")).toMatchObject({
        covered: 9,
        total: 10,
      });
    }
  });

  it("gives the same bytes for the same input", async () => {
    await using checkout = await project();
    for (const name of ["one", "two"]) {
      await checkout.run(["coverage", "lcov.info", "--json", `out/${name}`]);
    }
    const [one, two] = await Promise.all(
      ["one", "two"].map((name) => readFile(join(checkout.folder, "out", name), "utf8")),
    );
    expect(one).toBe(two);
  });

  it("writes the Report to standard output, and the verdict to standard error", async () => {
    await using checkout = await project();
    const { stdout, stderr } = await checkout.run(["coverage", "lcov.info", "--json", "-"]);
    expect(parseReport(stdout, "stdout").verdict).toBe("pass");
    expect(stderr).toContain("90.00%");
  });

  it("sees reports from the current folder, and paths from the root", async () => {
    await using checkout = await project();
    const { code, stdout } = await checkout.run(["coverage", "../lcov.info"], "src");
    expect(code).toBe(0);
    expect(stdout).toContain("90.00%");
  });

  it("judges another checkout", async () => {
    await using checkout = await project();
    const report = join(checkout.folder, "lcov.info");
    const { code } = await runSluice(
      ["coverage", report, "--root", checkout.folder],
      resolve("test"),
    );
    expect(code).toBe(0);
  });

  it("has colours only where they are wanted", async () => {
    await using checkout = await project();
    const sequence = "\u001b[";
    const shown = async (args: string[], env = {}) =>
      (await checkout.run(["coverage", "lcov.info", ...args], ".", env)).stdout;
    expect(await shown([])).not.toContain(sequence);
    expect(await shown(["--colour"])).toContain(sequence);
    expect(await shown([], { FORCE_COLOR: "1" })).toContain(sequence);
    expect(await shown(["--no-colour"], { FORCE_COLOR: "1" })).not.toContain(sequence);
  });

  it("keeps quiet, its files and its exit code when the reader leaves", async () => {
    await using checkout = await project();
    const child = spawn(
      process.execPath,
      [
        resolve("packages/cli/bin/sluice.js"),
        ...["coverage", "lcov.info", "--fail-under", "99", "--json", "out/report.json"],
      ],
      { cwd: checkout.folder },
    );
    child.stdout.destroy();
    let stderr = "";
    child.stderr.on("data", (text) => {
      stderr += text;
    });
    const code = await new Promise((done) => child.on("close", done));
    expect({ code, stderr }).toEqual({ code: 1, stderr: "" });
    expect((await reportOf(checkout)).verdict).toBe("fail");
  });
});

it("says so when standard output is full", { skip: !existsSync("/dev/full") }, async () => {
  await using checkout = await project();
  const full = await open("/dev/full", "w");
  const child = spawn(
    process.execPath,
    [resolve("packages/cli/bin/sluice.js"), "coverage", "lcov.info"],
    { cwd: checkout.folder, stdio: ["ignore", full.fd, "pipe"] },
  );
  let stderr = "";
  child.stderr?.on("data", (text) => {
    stderr += text;
  });
  const code = await new Promise((done) => child.on("close", done));
  await full.close();
  expect({ code, stderr }).toEqual({
    code: 2,
    stderr: "sluice: The output cannot be written (ENOSPC). Free the place it goes to.\n",
  });
});

describe("help and version", () => {
  it("shows examples and exit codes", async () => {
    const { code, stdout } = await runSluice(["coverage", "--help"], resolve("."));
    expect(code).toBe(0);
    expect(stdout).toContain("Examples:");
    expect((await runSluice(["--help"], resolve("."))).stdout).toContain("Exit codes:");
  });

  it("prints the version", async () => {
    const { code, stdout } = await runSluice(["--version"], resolve("."));
    expect(code).toBe(0);
    expect(stdout).toMatch(/^\d+\.\d+\.\d+\n$/);
  });
});

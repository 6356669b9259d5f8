import { spawn } from "node:child_process";
import { mkdtemp, readFile, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseReport } from "@sluice/report";
import { expect, test } from "vitest";

const gate = fileURLToPath(new URL("testing/gate.fixture.ts", import.meta.url));

/** Runs the fixture gate as the runner would: only its own variables, inputs by name. */
async function runGate(inputs: Record<string, string>) {
  const folder = await mkdtemp(join(tmpdir(), "sluice-run-"));
  const given = { "fail-on": "fail", comment: "false", check: "false", token: "s3cret", ...inputs };
  const [output, summary] = [join(folder, "output"), join(folder, "summary")];
  for (const path of [output, summary]) await writeFile(path, "");
  const child = spawn(process.execPath, [gate], {
    cwd: folder,
    env: {
      ...Object.fromEntries(
        Object.entries(given).map(([name, value]) => [`INPUT_${name.toUpperCase()}`, value]),
      ),
      GITHUB_REPOSITORY: "o/r",
      GITHUB_WORKSPACE: folder,
      GITHUB_OUTPUT: output,
      GITHUB_STEP_SUMMARY: summary,
      RUNNER_TEMP: join(folder, "temp"),
    },
  });
  let stdout = "";
  child.stdout.on("data", (chunk) => {
    stdout += chunk;
  });
  const code = await new Promise((resolve) => child.on("close", resolve));
  return {
    code,
    stdout,
    folder,
    outputs: await outputsOf(output),
    summary: await readFile(summary, "utf8"),
  };
}

async function outputsOf(path: string): Promise<Record<string, string>> {
  const text = await readFile(path, "utf8");
  const pattern = /^(.+?)<<(.+)\n([\s\S]*?)\n\2$/gm;
  return Object.fromEntries([...text.matchAll(pattern)].map(([, name, , value]) => [name, value]));
}

test.each([
  ["pass", "fail", 0],
  ["warn", "fail", 0],
  ["warn", "warn", 1],
  ["fail", "fail", 1],
  ["inconclusive", "fail", 1],
  ["fail", "never", 0],
] as const)(
  "verdict %s with fail-on %s exits with %d, delivered before",
  async (verdict, failOn, code) => {
    const run = await runGate({ verdict, "fail-on": failOn });
    expect(run.code).toBe(code);
    expect(run.outputs).toMatchObject({
      verdict,
      coverage: "84.99",
      summary: "Every limit is kept.",
    });
    const { report = "" } = run.outputs;
    expect(parseReport(await readFile(report, "utf8"), report).verdict).toBe(verdict);
    expect(run.summary).toContain("Every limit is kept.");
    expect(await readFile(join(run.folder, "out/badge.json"), "utf8")).toBe("{}");
    expect(run.stdout.includes("::error::Every limit is kept.")).toBe(code === 1);
  },
);

test("annotations are ten of a level with the rest counted, and no finding becomes a command", async () => {
  const { stdout } = await runGate({ verdict: "warn" });
  expect(stdout.match(/^::warning /gm)).toHaveLength(10);
  expect(stdout).toContain("2 more annotations");
  expect(stdout).not.toMatch(/^::(?:set-output|error)/m);
});

test("the token is masked before anything else is printed", async () => {
  const { stdout } = await runGate({ verdict: "pass" });
  expect(stdout.startsWith("::add-mask::s3cret\n")).toBe(true);
});

test("bad input is one error line with its place and without a stack", async () => {
  const { code, stdout } = await runGate({ verdict: "input-error" });
  expect(code).toBe(2);
  expect(stdout).toContain("::error file=a.xml,line=3::a.xml:3: It is bad. Mend it.");
  expect(stdout).not.toContain("    at ");
  const refused = await runGate({ verdict: "pass", comment: "maybe", "fail-on": "" });
  expect(refused.code).toBe(2);
  expect(refused.stdout.match(/::error/g)).toHaveLength(1);
  expect(refused.stdout).toMatch(/comment: .*fail-on: |fail-on: .*comment: /);
});

test("a defect keeps its stack and cause", async () => {
  const { code, stdout } = await runGate({ verdict: "defect" });
  expect(code).toBe(3);
  expect(stdout).toMatch(/Error: broken.* {4}at .*Caused by: Error: deeper/);
});

// `npm run demo`: the main job on real input. Tests a C project and this repository with coverage, gates both
// through the command line, and shows that the gate can fail. Ends with 1 if anything did not do what it should.
import { mkdir, readdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { type Report, renderHtml, renderMarkdown, SUMMARY_LIMIT } from "@sluice/report";
import { expectFail, expectLines, expectPass } from "./demo/expectations.ts";
import { type Gated, gate } from "./demo/gate.ts";
import { testRepository } from "./demo/repository.ts";
import { checkOutSample, GCOV_REPORTS, seedChange, testSample } from "./demo/sample-c.ts";
import { Steps } from "./demo/steps.ts";
import { requireTools } from "./demo/tools.ts";

const root = join(import.meta.dirname, "..");
const out = join(root, "out");
const sample = join(out, "demo/sample-c");
const reports = ["--expect-reports", "gcov", `gcov=${GCOV_REPORTS}`];

const steps = new Steps(process.stdout);
const complaints: string[] = [];

async function demo(): Promise<void> {
  await steps.run(
    "Looking for the tools",
    () => requireTools(root),
    (tools) => tools,
  );
  await mkdir(out, { recursive: true });
  const project = await gateSample();
  const repository = await gateRepository();
  const patch = await gateSeededChange();
  await writePages(project, repository, patch);
}

async function gateSample(): Promise<Report> {
  await checkOutSample(join(root, "test/samples/c"), sample);
  await steps.run(
    "Testing the sample C project with gcc and gcov",
    (progress) => testSample(sample, progress),
    (count) => `${count} gcov reports`,
  );
  const gated = await gateAndShow("Gating the sample C project", sample, "sample-c", reports);
  complaints.push(...expectPass("The sample C project", gated));
  const strict = await gateAndShow(
    "Gating it again with a limit that it cannot meet",
    sample,
    "sample-c-strict",
    [...reports, "--fail-under", "100"],
  );
  complaints.push(...expectFail("A limit of 100%", strict, "coverage.lines"));
  return { ...gated.report, title: "Coverage of the sample C project" };
}

async function gateRepository(): Promise<Report> {
  await steps.run(
    "Testing this repository with V8 coverage",
    (progress) => testRepository(root, "out/demo/coverage", progress),
    (tests) => `${tests} tests`,
  );
  const gated = await gateAndShow("Gating this repository", root, "repository", [
    "out/demo/coverage/lcov.info",
  ]);
  complaints.push(...expectPass("This repository", gated));
  return { ...gated.report, title: "Coverage of this repository" };
}

async function gateSeededChange(): Promise<Report> {
  const [source] = (await readdir(join(sample, "src")))
    .filter((name) => name.endsWith(".c"))
    .sort();
  if (source === undefined) throw new Error("The sample C project has no source in src/.");
  const change = await seedChange(sample, `src/${source}`);
  await steps.run(
    `Testing a change of ${change.path} that adds functions without tests`,
    (progress) => testSample(sample, progress),
  );
  const gated = await gateAndShow("Gating that change", sample, "sample-c-patch", [
    ...reports,
    ...["--base", "main", "--patch-under", "90"],
  ]);
  complaints.push(...expectFail("The change", gated, "coverage.patch"));
  complaints.push(...expectLines("The change", gated, change));
  return { ...gated.report, title: "Coverage of a change to the sample C project" };
}

async function gateAndShow(
  title: string,
  cwd: string,
  name: string,
  args: readonly string[],
): Promise<Gated> {
  const gated = await steps.run(
    title,
    () => gate(cwd, join(out, `${name}.json`), args),
    ({ exitCode }) => `exit code ${exitCode}`,
  );
  steps.say(gated.shown.replace(/^(?=.)/gm, "    "));
  return gated;
}

async function writePages(project: Report, repository: Report, patch: Report): Promise<void> {
  const both = [project, repository];
  await writeFile(join(out, "summary.md"), renderMarkdown(both, SUMMARY_LIMIT));
  await writeFile(join(out, "demo.html"), renderHtml(both, { title: "Sluice demo" }));
  await writeFile(join(out, "patch-summary.md"), renderMarkdown([patch], SUMMARY_LIMIT));
  await writeFile(join(out, "patch.html"), renderHtml([patch], { title: "Sluice demo: a change" }));
}

try {
  await demo();
} catch (error) {
  complaints.push(error instanceof Error ? error.message : String(error));
}
if (complaints.length === 0) {
  steps.say(`Everything did what it should, in ${steps.elapsed}. Look at:`);
  steps.say("  out/demo.html    both Reports as one page");
  steps.say("  out/patch.html   the change, with its uncovered lines");
  steps.say("  out/summary.md   what a pull request would show");
  steps.say("  out/*.json       the Reports for other programs");
} else {
  process.exitCode = 1;
  for (const complaint of complaints) console.error(`\ndemo: ${complaint}`);
}

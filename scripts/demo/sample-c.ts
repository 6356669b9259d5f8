import { cp, glob, mkdir, readFile, rm, writeFile } from "node:fs/promises";
import { basename, join } from "node:path";
import { attempt, run } from "./run.ts";
import type { Progress } from "./steps.ts";

/** Where the gcov reports of a sample are, seen from its root. */
export const GCOV_REPORTS = "coverage/*.gcov.json";

const IDENTITY = ["-c", "user.name=Sluice demo", "-c", "user.email=demo@example.com"];

/** Copies the sample project to `folder`, anew, as a git repository of its own with one commit on `main`. */
export async function checkOutSample(source: string, folder: string): Promise<void> {
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  await cp(source, folder, { recursive: true, filter: (path) => !/\.gc(no|da)$|\.o$/.test(path) });
  await run("git", ["init", "--quiet", "--initial-branch=main"], { cwd: folder });
  await commit(folder, "The sample project");
}

export async function commit(folder: string, message: string): Promise<void> {
  await run("git", ["add", "--all"], { cwd: folder });
  await run("git", [...IDENTITY, "commit", "--quiet", "--message", message], { cwd: folder });
}

/** Builds the sample with gcc's coverage, runs its own tests, and has gcov write one JSON report for each object. */
export async function testSample(folder: string, progress: Progress): Promise<number> {
  await attempt("make", ["clean"], { cwd: folder });
  progress("make test");
  await run("make", ["test"], { cwd: folder });
  await rm(join(folder, "coverage"), { recursive: true, force: true });
  await mkdir(join(folder, "coverage"));
  const counters: string[] = [];
  for await (const path of glob("**/*.gcda", { cwd: folder })) counters.push(path);
  if (counters.length === 0) throw new Error("The sample's tests left no coverage data (*.gcda).");
  for (const [index, path] of counters.sort().entries()) {
    progress(`gcov ${path}`);
    const args = ["--json-format", "--stdout", "--branch-probabilities", path];
    const name = `${index}-${basename(path, ".gcda")}.gcov.json`;
    await writeFile(join(folder, "coverage", name), await run("gcov", args, { cwd: folder }));
  }
  return counters.length;
}

/** A change that a test does not reach, and where it is. */
export interface SeededChange {
  readonly path: string;
  /** 1-based lines that no test runs. */
  readonly uncovered: readonly number[];
}

/** A function a line, since compilers differ on whether a closing brace is code. */
const SEED = [
  "",
  "int sluice_demo_next(int value);",
  "int sluice_demo_next(int value) { return value + 1; }",
  "",
  "int sluice_demo_twice(int value);",
  "int sluice_demo_twice(int value) { return 2 * value; }",
];

/** Adds two functions that nothing calls to the end of a source file, on a branch of its own. */
export async function seedChange(folder: string, path: string): Promise<SeededChange> {
  await run("git", ["checkout", "--quiet", "-b", "change"], { cwd: folder });
  const before = (await readFile(join(folder, path), "utf8")).replace(/\n*$/, "\n");
  await writeFile(join(folder, path), `${before}${SEED.join("\n")}\n`);
  await commit(folder, "Add two functions without a test");
  const first = before.split("\n").length;
  return { path, uncovered: [first + 2, first + 5] };
}

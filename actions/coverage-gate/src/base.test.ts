import { execFileSync } from "node:child_process";
import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createGit } from "@sluice/coverage/drivers";
import { expect, test } from "vitest";
import { baseOf } from "./base.ts";

/** A repository in which `topic` was merged into a `main` that has moved on, with HEAD at the merge commit. */
function mergedRepository() {
  const root = mkdtempSync(join(tmpdir(), "sluice-base-"));
  const identity = ["-c", "user.name=Test", "-c", "user.email=test@example.invalid"];
  const git = (...args: string[]) =>
    execFileSync("git", [...identity, ...args], {
      cwd: root,
      encoding: "utf8",
      stdio: "pipe",
    }).trim();
  const commit = (name: string) => {
    writeFileSync(join(root, name), name);
    git("add", ".");
    git("commit", "-q", "-m", name);
    return git("rev-parse", "HEAD");
  };
  git("init", "-q", "-b", "main");
  const baseCommit = commit("a");
  git("checkout", "-q", "-b", "topic");
  const headCommit = commit("b");
  git("checkout", "-q", "main");
  commit("c");
  git("merge", "-q", "--no-ff", "-m", "merge", "topic");
  const pullRequest = { number: 7, headCommit, baseCommit, fork: false };
  return { git, driver: createGit(root), pullRequest, base: baseCommit };
}

test("of a tested merge commit the first parent is the base, not the older one of the event", async () => {
  const { driver, ...context } = mergedRepository();
  expect(await baseOf(undefined, context, driver)).toBe("HEAD^1");
});

test("where the head of the change is checked out, the event's base counts", async () => {
  const { driver, git, ...context } = mergedRepository();
  git("checkout", "-q", "topic");
  expect(await baseOf(undefined, context, driver)).toBe(context.base);
});

test("a merge of something else is not taken for the tested one", async () => {
  const { driver, ...context } = mergedRepository();
  const pullRequest = { ...context.pullRequest, headCommit: "f".repeat(40) };
  expect(await baseOf(undefined, { ...context, pullRequest }, driver)).toBe(context.base);
});

test("the input wins, and `none` judges no patch", async () => {
  const { driver, ...context } = mergedRepository();
  expect(await baseOf("origin/next", context, driver)).toBe("origin/next");
  expect(await baseOf("none", context, driver)).toBeUndefined();
});

test("without a pull request the event's base counts", async () => {
  const { driver, base } = mergedRepository();
  expect(await baseOf(undefined, { base, pullRequest: undefined }, driver)).toBe(base);
});

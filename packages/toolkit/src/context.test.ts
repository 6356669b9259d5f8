import { mkdtemp, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { readContext } from "./context.ts";

const [A, B, C] = ["a".repeat(40), "b".repeat(40), "c".repeat(40)];
const repo = (full_name: string) => ({ full_name });

async function contextOf(event: string, payload: object, more: Record<string, string> = {}) {
  const path = join(await mkdtemp(join(tmpdir(), "sluice-event-")), "event.json");
  await writeFile(path, JSON.stringify({ repository: { default_branch: "main" }, ...payload }));
  return readContext({
    GITHUB_EVENT_NAME: event,
    GITHUB_EVENT_PATH: path,
    GITHUB_REPOSITORY: "o/r",
    GITHUB_SHA: C,
    ...more,
  });
}

test.each([
  ["o/r", false],
  ["fork/r", true],
])("a pull request from %s: fork %s", async (full_name, fork) => {
  const pull_request = {
    number: 7,
    title: "::error::x",
    head: { sha: A, ref: "$(id)", repo: repo(full_name) },
    base: { sha: B, ref: "main", repo: repo("o/r") },
  };
  const context = await contextOf("pull_request", { pull_request });
  expect(context.pullRequest).toEqual({ number: 7, headCommit: A, baseCommit: B, fork });
  expect(context).toMatchObject({ base: B, commit: C, pushToDefaultBranch: false });
  expect(context.subject).toEqual({ repository: "o/r", commit: C });
});

test("a pull request of a deleted fork is one of a fork", async () => {
  const base = { sha: B, ref: "main", repo: repo("o/r") };
  const pull_request = { number: 7, head: { sha: A, repo: null }, base };
  expect((await contextOf("pull_request", { pull_request })).pullRequest?.fork).toBe(true);
});

test.each([
  ["refs/heads/main", true],
  ["refs/heads/main2", false],
  ["refs/tags/main", false],
])("a push to %s writes baselines: %s", async (GITHUB_REF, writes) => {
  const context = await contextOf("push", { before: A }, { GITHUB_REF });
  expect(context).toMatchObject({ pushToDefaultBranch: writes, base: A });
});

test.each(["pull_request", "pull_request_target", "schedule", "workflow_dispatch", "workflow_run"])(
  "%s never writes baselines, even on the default branch",
  async (event) => {
    const context = await contextOf(event, {}, { GITHUB_REF: "refs/heads/main" });
    expect(context.pushToDefaultBranch).toBe(false);
  },
);

test("a new branch and a forced push have no base, a merge group has its own", async () => {
  expect((await contextOf("push", { before: "0".repeat(40) })).base).toBeUndefined();
  expect((await contextOf("push", { before: A, forced: true })).base).toBeUndefined();
  const merge_group = { base_sha: B, base_ref: "refs/heads/main" };
  expect((await contextOf("merge_group", { merge_group })).base).toBe(B);
});

test("a finished run is described by its head", async () => {
  const workflow_run = {
    id: 9,
    event: "pull_request",
    head_sha: A,
    head_branch: "topic",
    head_repository: repo("fork/r"),
  };
  expect((await contextOf("workflow_run", { workflow_run })).workflowRun).toEqual({
    id: 9,
    event: "pull_request",
    headCommit: A,
    headBranch: "topic",
    headRepository: "fork/r",
  });
});

test("an event that is not GitHub's is refused", async () => {
  const pull_request = { number: "7; rm", head: { sha: "HEAD", repo: null } };
  await expect(contextOf("pull_request", { pull_request })).rejects.toThrow("does not read");
  await expect(readContext({ GITHUB_REPOSITORY: "a/b/c" })).rejects.toThrow("owner/name");
});

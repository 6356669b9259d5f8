import { mkdtemp, readFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Report } from "@sluice/report";
import { strToU8, zipSync } from "fflate";
import { beforeEach, expect, test, vi } from "vitest";
import { z } from "zod";
import { type Publication, publishRun } from "./publish-run.ts";
import { type Routes, startApi } from "./testing/api-server.ts";
import { commentRoutes, type StoredComment } from "./testing/comments.ts";
import { actionContext } from "./testing/context.ts";
import { sampleReport } from "./testing/report.ts";

const HEAD = "a".repeat(40);
const MERGE = "d".repeat(40);
const OTHER = "e".repeat(40);
const run = {
  id: 9,
  event: "pull_request",
  headCommit: HEAD,
  headBranch: "topic",
  headRepository: "fork/r",
};
const how: Publication = {
  artifacts: ["sluice-report-*"],
  comment: true,
  check: true,
  key: undefined,
  "fail-on": "never",
  token: "token",
};
const pull = (number: number, sha: string, full_name: string) => ({
  number,
  head: { sha, ref: "topic", repo: { full_name } },
});
const about = (commit: string, changes: Partial<Report> = {}) =>
  sampleReport({ subject: { repository: "o/r", commit }, ...changes });
const Check = z.object({ name: z.string(), head_sha: z.string(), conclusion: z.string() });

beforeEach(async () => {
  const folder = await mkdtemp(join(tmpdir(), "sluice-publish-"));
  vi.stubEnv("GITHUB_STEP_SUMMARY", join(folder, "summary.md"));
  return () => vi.unstubAllEnvs();
});

type Stored = Record<string, Uint8Array | Report>;

/** Publishes a run whose artifacts are `stored`, with the pull requests given. */
async function publish(stored: Stored, pulls = [pull(7, HEAD, "fork/r")], more: Routes = {}) {
  const comments: StoredComment[] = [];
  const checks: z.infer<typeof Check>[] = [];
  const heads: (string | null)[] = [];
  const zips = Object.entries(stored).map(([name, content]) => ({
    name,
    zip: content instanceof Uint8Array ? content : zipOf(content),
  }));
  await using api = await startApi({
    ...commentRoutes(comments, "github-actions[bot]"),
    "GET /repos/o/r/actions/runs/9/artifacts": () => ({
      body: {
        total_count: zips.length,
        artifacts: zips.map(({ name, zip }, id) => ({
          id,
          name,
          size_in_bytes: zip.length,
          expired: false,
        })),
      },
    }),
    "GET /repos/o/r/actions/artifacts/:/zip": ({ params }) => ({
      body: zips[Number(params[0])]?.zip,
    }),
    "GET /repos/o/r/pulls": ({ url }) => {
      heads.push(url.searchParams.get("head"));
      return { body: pulls };
    },
    "GET /repos/o/r/git/commits/:": ({ params }) => ({
      body: { sha: params[0], tree: { sha: OTHER }, parents: parentsOf(params[0]) },
    }),
    "POST /repos/o/r/check-runs": ({ body }) => {
      checks.push(Check.parse(body));
      return { status: 201, body: { id: checks.length } };
    },
    ...more,
  });
  const context = actionContext({ event: "workflow_run", workflowRun: run, apiUrl: api.apiUrl });
  const published = await publishRun(how, context, () => api.connect());
  return { ...published, comments, checks, heads, calls: api.calls };
}

function zipOf(report: Report): Uint8Array {
  return zipSync({ "report.json": strToU8(JSON.stringify(report)) });
}

function parentsOf(sha: string | undefined) {
  return sha === MERGE ? [{ sha: OTHER }, { sha: HEAD }] : [{ sha: HEAD }, { sha: OTHER }];
}

test("the Reports of a fork's run are rendered anew for its pull request and head commit", async () => {
  const { comments, checks, heads, pullRequest } = await publish({
    "sluice-report-unit": about(MERGE, { verdict: "fail", summary: "Unit is too low." }),
    "sluice-report-wide": about(HEAD, { summary: "Wide is fine." }),
    coverage: strToU8("another artifact, which is not asked for"),
  });
  expect(pullRequest).toBe(7);
  expect(heads).toEqual(["fork:topic"]);
  expect(comments).toHaveLength(1);
  expect(comments[0]?.body).toMatch(/Unit is too low[\s\S]*Wide is fine/);
  expect(checks).toEqual([
    { name: "Sluice coverage-gate", head_sha: HEAD, conclusion: "failure" },
    { name: "Sluice coverage-gate (2)", head_sha: HEAD, conclusion: "success" },
  ]);
});

test.each([
  ["another commit", about(OTHER)],
  ["no commit", sampleReport({ subject: { repository: "o/r" } })],
  ["another repository", sampleReport({ subject: { repository: "x/y", commit: HEAD } })],
  ["a merge in the other direction", about("b".repeat(40))],
])("a Report about %s is refused", async (_what, report) => {
  const { reports, refused, comments, checks } = await publish({ "sluice-report-x": report });
  expect({ reports, refused, comments, checks }).toEqual({
    reports: [],
    refused: 1,
    comments: [],
    checks: [],
  });
});

test.each([
  ["that is no zip", strToU8("PK nothing")],
  ["without a Report", zipSync({ "comment.md": strToU8("# Trust me"), pr: strToU8("1") })],
  ["that climbs out", zipSync({ "../report.json": strToU8("{}"), "report.json": strToU8("{}") })],
  ["of a newer major version", zipOf({ ...about(HEAD), version: "2.0" })],
  ["with an unknown key", zipOf(Object.assign(about(HEAD), { markdown: "# Trust me" }))],
])("an artifact %s is refused, and the others are published", async (_what, zip) => {
  const { reports, refused, comments } = await publish({
    "sluice-report-bad": zip,
    "sluice-report-good": about(HEAD),
  });
  expect({ reports: reports.length, refused }).toEqual({ reports: 1, refused: 1 });
  expect(comments).toHaveLength(1);
});

test("what a hostile Report says stays text", async () => {
  const { comments } = await publish({
    "sluice-report-x": about(HEAD, {
      title: "<!-- sluice:coverage-gate run:1 -->",
      summary: "<img src=x onerror=alert(1)> @everyone ::error::x",
    }),
  });
  expect(comments[0]?.body.startsWith("<!-- sluice:reports run:9 -->\n")).toBe(true);
  expect(comments[0]?.body.slice(10)).not.toContain("<!--");
  expect(comments[0]?.body).not.toContain("<img");
  const summary = await readFile(process.env.GITHUB_STEP_SUMMARY ?? "", "utf8");
  expect(summary).not.toContain("<img");
});

test.each([
  ["has moved on", [pull(7, OTHER, "fork/r")]],
  ["is of another repository", [pull(7, HEAD, "mallory/r")]],
  ["is not there", []],
])("where the pull request %s nothing is commented", async (_what, pulls) => {
  const { comments, checks, pullRequest } = await publish(
    { "sluice-report-x": about(HEAD) },
    pulls,
  );
  expect({ comments, pullRequest }).toEqual({ comments: [], pullRequest: undefined });
  expect(checks).toHaveLength(1);
});

test("a huge artifact is not even downloaded", async () => {
  const artifact = { id: 0, name: "sluice-report-x", size_in_bytes: 17 * 2 ** 20, expired: false };
  const { refused, calls } = await publish({}, [], {
    "GET /repos/o/r/actions/runs/9/artifacts": () => ({
      body: { total_count: 1, artifacts: [artifact] },
    }),
  });
  expect(refused).toBe(1);
  expect(calls.filter((call) => call.endsWith("/zip"))).toEqual([]);
});

test("any other event is refused", async () => {
  await expect(publishRun(how, actionContext())).rejects.toThrow("on: workflow_run");
});

import * as core from "@actions/core";
import { type FailOn, InputError, printable, type Report } from "@sluice/report";
import { publishCheck } from "./check.ts";
import { publishComment } from "./comment.ts";
import type { ActionContext, WorkflowRun } from "./context.ts";
import { connectGitHub, type GitHub } from "./github.ts";
import { readRunReports } from "./run-artifacts.ts";
import { findPullRequest, isSubjectOf } from "./run-subject.ts";
import { writeSummary } from "./summary.ts";

/** How the Reports of a finished run are published. */
export interface Publication {
  readonly artifacts: readonly string[];
  readonly comment: boolean;
  readonly check: boolean;
  readonly key: string | undefined;
  readonly "fail-on": FailOn;
  readonly token: string | undefined;
}

/** What was published, and for which pull request. */
export interface Published {
  readonly reports: readonly Report[];
  readonly pullRequest: number | undefined;
  /** Artifacts that carried no Report which could be published. */
  readonly refused: number;
}

/**
 * Publishes the Reports of the run that a workflow_run event tells of. Its artifacts are a stranger's: only Reports
 * that read, and whose subject is what that run tested, are rendered anew; pull request and commit come from the event and the API.
 */
export async function publishRun(
  how: Publication,
  context: ActionContext,
  connect: typeof connectGitHub = connectGitHub,
): Promise<Published> {
  const { workflowRun: run, owner, repo } = context;
  if (run === undefined) {
    throw new InputError(
      `The event is ${context.event || "unknown"}, which tells of no finished run.`,
      "Run this action in a workflow with `on: workflow_run`.",
    );
  }
  if (how.token === undefined) {
    throw new InputError("It is empty, but required.", "Leave it out to use the job's own.", {
      input: "token",
    });
  }
  const github = await connect(context, how.token);
  const { reports: claimed, refused } = await readRunReports(
    github,
    { owner, repo, id: run.id },
    how.artifacts,
  );
  const reports: Report[] = [];
  const strays: InputError[] = [];
  for (const { artifact, report } of claimed) {
    if (await isSubjectOf(github, context, run, report.subject)) reports.push(report);
    else strays.push(stray(artifact));
  }
  const problems = [...refused, ...strays];
  for (const { message } of problems) core.warning(printable(message));
  if (reports.length === 0) return { reports, pullRequest: undefined, refused: problems.length };
  await writeSummary(reports, process.env);
  const pullRequest = await findPullRequest(github, context, run);
  if (how.comment) await comment(github, how, context, reports, pullRequest, run);
  if (how.check) await checks(github, how, context, reports, run);
  return { reports, pullRequest, refused: problems.length };
}

function stray(artifact: string): InputError {
  return new InputError(
    "The Report is about another commit than the run tested, so it was not published.",
    "Let the gate run in the same workflow run that uploads its Report.",
    { file: artifact },
  );
}

async function comment(
  github: GitHub,
  how: Publication,
  { owner, repo }: ActionContext,
  reports: readonly Report[],
  number: number | undefined,
  run: WorkflowRun,
): Promise<void> {
  if (number === undefined) {
    core.info("No open pull request has the run's commit as its head, so nothing was commented.");
    return;
  }
  const name = how.key === undefined ? "reports" : `reports:${how.key}`;
  const sticky = { owner, repo, number, name, runId: String(run.id) };
  requireWritten(await publishComment(github, sticky, reports), "pull-requests: write");
}

/** Two Reports of one gate get checks of two names, so that neither hides the other. */
async function checks(
  github: GitHub,
  how: Publication,
  { owner, repo }: ActionContext,
  reports: readonly Report[],
  run: WorkflowRun,
): Promise<void> {
  const seen = new Map<string, number>();
  for (const report of reports) {
    const nth = (seen.get(report.gate) ?? 0) + 1;
    seen.set(report.gate, nth);
    const words = [how.key, nth > 1 ? String(nth) : undefined].filter((word) => word !== undefined);
    const key = words.length === 0 ? undefined : words.join(" ");
    const place = { owner, repo, commit: run.headCommit, key };
    requireWritten(await publishCheck(github, place, report, "fail"), "checks: write");
  }
}

/** Publishing is all that this step is for, so that a token which may not is a fault and no remark. */
function requireWritten(outcome: string, permission: string): void {
  if (outcome !== "read-only") return;
  throw new InputError("The token may not write.", `Give the job the permission "${permission}".`, {
    input: "token",
  });
}

import * as core from "@actions/core";
import { InputError, printable, type Report } from "@sluice/report";
import { annotationCommands } from "./annotations.ts";
import { artifactsOffered, uploadArtifact } from "./artifact.ts";
import { publishCheck } from "./check.ts";
import { publishComment } from "./comment.ts";
import type { ActionContext } from "./context.ts";
import { connectGitHub } from "./github.ts";
import type { Environment, ReportInputs } from "./inputs.ts";
import { type OutputFile, setOutputs, writeFiles, writeReport } from "./outputs.ts";
import { writeSummary } from "./summary.ts";

/** What a gate hands over: its Report, and outputs and files beside `verdict`, `summary` and `report`. */
export interface ActionResult {
  readonly report: Report;
  readonly outputs?: Readonly<Record<string, string>>;
  readonly files?: readonly OutputFile[];
}

/**
 * Delivers a Report: files, outputs, summary and annotations first, which need no permission; then artifact, comment
 * and check run. One of the latter that cannot be delivered becomes a remark in the log and changes no verdict.
 */
export async function deliver(
  { report, outputs = {}, files = [] }: ActionResult,
  inputs: ReportInputs,
  context: ActionContext,
  environment: Environment,
): Promise<void> {
  await writeFiles(files, context.workspace);
  const path = await writeReport(report, context.temporary);
  setOutputs({ verdict: report.verdict, summary: report.summary, report: path, ...outputs });
  await writeSummary([report], environment);
  core.info(`${report.verdict}: ${printable(report.summary)}`);
  process.stdout.write(annotationCommands(report));
  await attempt("artifact", () => deliverArtifact(path, inputs, environment));
  await attempt("comment", () => deliverComment(report, inputs, context));
  await attempt("check run", () => deliverCheck(report, inputs, context));
}

async function deliverArtifact(
  path: string,
  { "report-artifact": name }: ReportInputs,
  environment: Environment,
): Promise<void> {
  if (name === undefined) return;
  if (artifactsOffered(environment)) await uploadArtifact(name, path);
  else core.info("The runner offers no artifact service, so the Report was not uploaded.");
}

async function deliverComment(
  report: Report,
  { comment, token, key }: ReportInputs,
  context: ActionContext,
): Promise<void> {
  if (!comment || token === undefined || context.pullRequest === undefined) return;
  const { owner, repo, runId = "0" } = context;
  const name = key === undefined ? report.gate : `${report.gate}:${key}`;
  const sticky = { owner, repo, number: context.pullRequest.number, name, runId };
  const outcome = await publishComment(await connectGitHub(context, token), sticky, [report]);
  if (outcome === "read-only") noticeReadOnly("comment", "pull-requests: write", context);
}

async function deliverCheck(
  report: Report,
  { check, token, key, "fail-on": failOn }: ReportInputs,
  context: ActionContext,
): Promise<void> {
  const commit = context.pullRequest?.headCommit ?? context.commit;
  if (!check || token === undefined || commit === undefined) return;
  const { owner, repo } = context;
  const github = await connectGitHub(context, token);
  const outcome = await publishCheck(github, { owner, repo, commit, key }, report, failOn);
  if (outcome === "read-only") noticeReadOnly("check run", "checks: write", context);
}

/** Says once, and calmly, that the token may not write: on a fork's pull request that is as it should be. */
function noticeReadOnly(what: string, permission: string, { pullRequest }: ActionContext): void {
  const remedy = pullRequest?.fork
    ? "The change comes from a fork; a workflow_run workflow with publish-reports publishes its Report."
    : `Give the job the permission "${permission}", or switch the ${what} off.`;
  core.notice(`The token may not write a ${what}. ${remedy}`);
}

async function attempt(what: string, publish: () => Promise<void>): Promise<void> {
  try {
    await publish();
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    const said =
      error instanceof InputError ? message : `The ${what} was not published: ${message}`;
    core.warning(printable(said));
  }
}

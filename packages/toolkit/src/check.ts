import {
  COMMENT_LIMIT,
  chunkCheckRunAnnotations,
  type FailOn,
  failsStep,
  printable,
  type Report,
  renderAnnotations,
  renderMarkdown,
  type Verdict,
} from "@sluice/report";
import { type GitHub, statusOf } from "./github.ts";

/** Where a check run goes: the head commit of the change, because GitHub shows no others on a pull request. */
export interface CheckPlace {
  readonly owner: string;
  readonly repo: string;
  readonly commit: string;
  /** Tells several Reports of one gate apart. */
  readonly key?: string | undefined;
}

export type CheckOutcome = "created" | "read-only";

/**
 * Publishes a Report as a completed check run with all its annotations, which follow in further requests where one
 * cannot hold them. Its name begins with ours, so that a Report can never stand in for another check.
 */
export async function publishCheck(
  github: GitHub,
  place: CheckPlace,
  report: Report,
  failOn: FailOn,
): Promise<CheckOutcome> {
  const { owner, repo, commit, key } = place;
  const [first, ...rest] = chunkCheckRunAnnotations(renderAnnotations(report, Infinity).shown);
  const output = { title: titleOf(report), summary: renderMarkdown([report], COMMENT_LIMIT) };
  try {
    const { data } = await github.rest.checks.create({
      owner,
      repo,
      head_sha: commit,
      name: `Sluice ${report.gate}${key === undefined ? "" : ` (${key})`}`,
      status: "completed",
      conclusion: conclude(report.verdict, failOn),
      output: { ...output, annotations: first ?? [] },
    });
    for (const annotations of rest) {
      await github.rest.checks.update({
        owner,
        repo,
        check_run_id: data.id,
        output: { ...output, annotations },
      });
    }
    return "created";
  } catch (error) {
    if (statusOf(error) === 403) return "read-only";
    throw error;
  }
}

function conclude(verdict: Verdict, failOn: FailOn) {
  if (failsStep(verdict, failOn)) return "failure";
  if (verdict === "pass") return "success";
  return verdict === "skipped" ? "skipped" : "neutral";
}

function titleOf({ summary }: Report): string {
  const sentence = printable(summary);
  return sentence.length <= 250 ? sentence : `${sentence.slice(0, 249).toWellFormed()}…`;
}

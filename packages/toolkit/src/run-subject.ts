import type { Subject } from "@sluice/report";
import type { WorkflowRun } from "./context.ts";
import { type GitHub, statusOf } from "./github.ts";

/** The repository whose workflow run is told of. */
export interface Place {
  readonly owner: string;
  readonly repo: string;
}

/**
 * Number of the open pull request that the run tested, found by its head alone: same repository, branch and commit.
 * Undefined where there is none, or where it has moved on since, so that a newer run speaks for it.
 */
export async function findPullRequest(
  github: GitHub,
  { owner, repo }: Place,
  run: WorkflowRun,
): Promise<number | undefined> {
  const { headRepository, headBranch, headCommit } = run;
  if (headRepository === undefined || headBranch === undefined) return undefined;
  const [headOwner] = headRepository.split("/");
  const pulls = await github.paginate(github.rest.pulls.list, {
    owner,
    repo,
    state: "open",
    head: `${headOwner}:${headBranch}`,
    per_page: 100,
  });
  const found = pulls.filter(
    ({ head }) => head.sha === headCommit && head.repo?.full_name === headRepository,
  );
  return found[0]?.number;
}

/**
 * Whether a Report's subject is what the run tested: its head commit, or the merge commit that GitHub made of it,
 * which is known by its second parent. A Report of another repository, or of no commit, is not.
 */
export async function isSubjectOf(
  github: GitHub,
  { owner, repo }: Place,
  run: WorkflowRun,
  subject: Subject,
): Promise<boolean> {
  const ours = `${owner}/${repo}`.toLowerCase();
  if (subject.repository !== undefined && subject.repository.toLowerCase() !== ours) return false;
  if (subject.commit === undefined) return false;
  if (subject.commit === run.headCommit) return true;
  try {
    const { data } = await github.rest.git.getCommit({ owner, repo, commit_sha: subject.commit });
    return data.parents.length === 2 && data.parents[1]?.sha === run.headCommit;
  } catch (error) {
    if (statusOf(error) === 404 || statusOf(error) === 422) return false;
    throw error;
  }
}

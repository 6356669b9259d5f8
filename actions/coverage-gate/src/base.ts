import type { Git } from "@sluice/coverage";
import { InputError } from "@sluice/report";
import type { ActionContext } from "@sluice/toolkit";

/**
 * The ref that the change is measured from: the input, else the event's. A pull request is tested as GitHub's merge
 * commit, whose first parent is what it was merged into; the base that the event names may be older by then.
 */
export async function baseOf(
  input: string | undefined,
  context: Pick<ActionContext, "base" | "pullRequest">,
  git: Pick<Git, "ancestors">,
): Promise<string | undefined> {
  if (input !== undefined) return input === "none" ? undefined : input;
  const { pullRequest, base } = context;
  if (pullRequest === undefined) return base;
  const merged = await commitAt("HEAD^2", git);
  return merged === pullRequest.headCommit ? "HEAD^1" : base;
}

/** Only a merge commit that is checked out with its parents has a second one. */
async function commitAt(ref: string, git: Pick<Git, "ancestors">): Promise<string | undefined> {
  try {
    return (await git.ancestors(ref, 1))[0];
  } catch (error) {
    if (error instanceof InputError) return undefined;
    throw error;
  }
}

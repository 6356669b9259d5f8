import type { ActionContext } from "../context.ts";

/** The context of a push to another branch of `o/r`, with `changes` laid over it. */
export function actionContext(changes: Partial<ActionContext> = {}): ActionContext {
  return {
    event: "push",
    owner: "o",
    repo: "r",
    commit: "c".repeat(40),
    ref: "refs/heads/topic",
    runId: "50",
    workspace: ".",
    temporary: ".",
    serverUrl: "https://github.com",
    apiUrl: "https://api.github.com",
    defaultBranch: "main",
    pushToDefaultBranch: false,
    pullRequest: undefined,
    workflowRun: undefined,
    base: undefined,
    subject: { repository: "o/r", commit: "c".repeat(40) },
    ...changes,
  };
}

import { readFile } from "node:fs/promises";
import { InputError, type Subject } from "@sluice/report";
import { z } from "zod";
import type { Environment } from "./inputs.ts";

/** Where an action runs, from the runner's variables and the event; no value of it may be put into a command. */
export interface ActionContext {
  readonly event: string;
  readonly owner: string;
  readonly repo: string;
  /** The commit that the event tested: for a pull request GitHub's merge commit. */
  readonly commit: string | undefined;
  readonly ref: string | undefined;
  readonly runId: string | undefined;
  /** Absolute folder of the workspace. */
  readonly workspace: string;
  /** Absolute folder for files that live as long as the job. */
  readonly temporary: string;
  readonly serverUrl: string;
  readonly apiUrl: string;
  readonly defaultBranch: string | undefined;
  /** Baselines are written only then. */
  readonly pushToDefaultBranch: boolean;
  readonly pullRequest: PullRequest | undefined;
  /** The run that a workflow_run event tells of. */
  readonly workflowRun: WorkflowRun | undefined;
  /** Commit before the change, as the event gives it; a stale one for pull requests that were tested as a merge commit. */
  readonly base: string | undefined;
  readonly subject: Subject;
}

export interface PullRequest {
  readonly number: number;
  readonly headCommit: string;
  readonly baseCommit: string;
  /** Whether the change comes from another repository, so that the token is read-only. */
  readonly fork: boolean;
}

export interface WorkflowRun {
  readonly id: number;
  readonly headCommit: string;
  readonly headBranch: string | undefined;
  /** `owner/name` of the repository that the change comes from; undefined once it is deleted. */
  readonly headRepository: string | undefined;
  readonly event: string;
}

const commit = z.string().regex(/^[0-9a-f]{40}([0-9a-f]{24})?$/);
const repository = z.looseObject({ full_name: z.string() });

const Payload = z.looseObject({
  repository: z.looseObject({ default_branch: z.string().optional() }).optional(),
  pull_request: z
    .looseObject({
      number: z.int().positive(),
      head: z.looseObject({ sha: commit, repo: repository.nullable() }),
      base: z.looseObject({ sha: commit, ref: z.string(), repo: repository }),
    })
    .optional(),
  merge_group: z.looseObject({ base_sha: commit, base_ref: z.string() }).optional(),
  workflow_run: z
    .looseObject({
      id: z.int().positive(),
      event: z.string(),
      head_sha: commit,
      head_branch: z.string().nullable().optional(),
      head_repository: repository.nullable().optional(),
    })
    .optional(),
  before: commit.optional(),
  forced: z.boolean().optional(),
});
type Payload = z.infer<typeof Payload>;

/** The context of this process; InputError where the runner's variables are missing or the event is not GitHub's. */
export async function readContext(environment: Environment): Promise<ActionContext> {
  const payload = await readPayload(environment.GITHUB_EVENT_PATH);
  return describeContext(environment, payload);
}

async function readPayload(path: string | undefined): Promise<Payload> {
  if (path === undefined || path === "") return {};
  const result = Payload.safeParse(JSON.parse(await readFile(path, "utf8")));
  if (result.success) return result.data;
  throw new InputError(
    `The event does not read as GitHub writes it (${z.prettifyError(result.error)}).`,
    "Run this action from a workflow.",
    { file: path },
    result.error,
  );
}

function describeContext(environment: Environment, payload: Payload): ActionContext {
  const event = environment.GITHUB_EVENT_NAME ?? "";
  const [owner, repo] = ownerAndRepo(environment.GITHUB_REPOSITORY);
  const sha = commit.safeParse(environment.GITHUB_SHA).data;
  const ref = environment.GITHUB_REF || undefined;
  const defaultBranch = payload.repository?.default_branch;
  const pushed = event === "push" ? branchOf(ref) : undefined;
  return {
    event,
    owner,
    repo,
    commit: sha,
    ref,
    runId: environment.GITHUB_RUN_ID || undefined,
    workspace: environment.GITHUB_WORKSPACE || ".",
    temporary: environment.RUNNER_TEMP || environment.GITHUB_WORKSPACE || ".",
    serverUrl: environment.GITHUB_SERVER_URL || "https://github.com",
    apiUrl: environment.GITHUB_API_URL || "https://api.github.com",
    defaultBranch,
    pushToDefaultBranch: pushed !== undefined && pushed === defaultBranch,
    pullRequest: pullRequestOf(payload),
    workflowRun: workflowRunOf(payload),
    base: baseOf(payload),
    subject: {
      repository: `${owner}/${repo}`,
      ...(sha === undefined ? {} : { commit: sha }),
      ...(ref === undefined ? {} : { ref }),
    },
  };
}

function ownerAndRepo(full: string | undefined): [string, string] {
  const [owner, repo] = /^([\w.-]+)\/([\w.-]+)$/.exec(full ?? "")?.slice(1) ?? [];
  if (owner !== undefined && repo !== undefined) return [owner, repo];
  throw new InputError("GITHUB_REPOSITORY is not owner/name.", "Run this action from a workflow.");
}

function pullRequestOf({ pull_request: pull }: Payload): PullRequest | undefined {
  if (pull === undefined) return undefined;
  return {
    number: pull.number,
    headCommit: pull.head.sha,
    baseCommit: pull.base.sha,
    fork: pull.head.repo?.full_name !== pull.base.repo.full_name,
  };
}

function workflowRunOf({ workflow_run: run }: Payload): WorkflowRun | undefined {
  if (run === undefined) return undefined;
  return {
    id: run.id,
    headCommit: run.head_sha,
    headBranch: run.head_branch ?? undefined,
    headRepository: run.head_repository?.full_name,
    event: run.event,
  };
}

/** A new branch has zeros before it, and what a forced push replaced is in no clone: then there is no base. */
function baseOf(payload: Payload): string | undefined {
  if (payload.pull_request !== undefined) return payload.pull_request.base.sha;
  if (payload.merge_group !== undefined) return payload.merge_group.base_sha;
  if (payload.before === undefined || payload.forced === true) return undefined;
  return /^0+$/.test(payload.before) ? undefined : payload.before;
}

function branchOf(ref: string | undefined): string | undefined {
  return ref?.startsWith("refs/heads/") ? ref.slice("refs/heads/".length) : undefined;
}

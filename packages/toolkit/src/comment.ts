import { COMMENT_LIMIT, type Report, renderMarkdown } from "@sluice/report";
import { type GitHub, statusOf } from "./github.ts";

/** A pull request's comment that is kept up to date; `name` tells it from others: a gate, and a key where it has one. */
export interface StickyComment {
  readonly owner: string;
  readonly repo: string;
  readonly number: number;
  readonly name: string;
  /** Run that speaks; a comment of a later run is left as it is. */
  readonly runId: string;
}

export type CommentOutcome = "created" | "updated" | "unchanged" | "outdated" | "read-only";

const ATTEMPTS = 3;
const GITHUB_TOKEN_LOGIN = "github-actions[bot]";

/**
 * Creates or updates the one comment that begins with our hidden marker and that this token's own account wrote;
 * anyone else's is left alone, whatever it contains. A token that may not write answers `read-only`.
 */
export async function publishComment(
  github: GitHub,
  sticky: StickyComment,
  reports: readonly Report[],
): Promise<CommentOutcome> {
  const marker = `${markerPrefix(sticky.name)}${sticky.runId} -->\n`;
  const limit = { ...COMMENT_LIMIT, size: COMMENT_LIMIT.size - marker.length };
  const body = `${marker}${renderMarkdown(reports, limit)}`;
  try {
    return await settle(github, sticky, body);
  } catch (error) {
    if (statusOf(error) === 403) return "read-only";
    throw error;
  }
}

async function settle(
  github: GitHub,
  sticky: StickyComment,
  body: string,
): Promise<CommentOutcome> {
  for (let attempt = 1; ; attempt++) {
    const [first] = await ownComments(github, sticky);
    if (first === undefined) return create(github, sticky, body);
    if (first.body === body) return "unchanged";
    if (runOf(first.body) > Number(sticky.runId)) return "outdated";
    try {
      await update(github, sticky, first.id, body);
      return "updated";
    } catch (error) {
      const gone = statusOf(error) === 404 || statusOf(error) === 410;
      if (!gone || attempt === ATTEMPTS) throw error;
    }
  }
}

/** Another job may have created its comment at the same time: the older one stays. */
async function create(
  github: GitHub,
  sticky: StickyComment,
  body: string,
): Promise<CommentOutcome> {
  const { owner, repo, number } = sticky;
  const { data } = await github.rest.issues.createComment({
    owner,
    repo,
    issue_number: number,
    body,
  });
  const [first] = await ownComments(github, sticky, data.user?.login);
  if (first === undefined || first.id >= data.id) return "created";
  await github.rest.issues.deleteComment({ owner, repo, comment_id: data.id });
  if (runOf(first.body) > Number(sticky.runId)) return "outdated";
  await update(github, sticky, first.id, body);
  return "updated";
}

async function update(
  github: GitHub,
  { owner, repo }: StickyComment,
  id: number,
  body: string,
): Promise<void> {
  await github.rest.issues.updateComment({ owner, repo, comment_id: id, body });
}

/** Our comments of this name, oldest first; the account is only asked for when a marker was found. */
async function ownComments(
  github: GitHub,
  { owner, repo, number, name }: StickyComment,
  login?: string,
): Promise<{ id: number; body: string }[]> {
  const all = await github.paginate(github.rest.issues.listComments, {
    owner,
    repo,
    issue_number: number,
    per_page: 100,
  });
  const marked = all.filter(({ body }) => body?.startsWith(markerPrefix(name)));
  if (marked.length === 0) return [];
  const own = login ?? (await ownLogin(github));
  return marked
    .filter(({ user }) => user?.login === own)
    .map(({ id, body }) => ({ id, body: body ?? "" }))
    .sort((a, b) => a.id - b.id);
}

/** Tokens of a user may ask who they are; a workflow's own token may not, and always writes as the same bot. */
async function ownLogin(github: GitHub): Promise<string> {
  try {
    return (await github.rest.users.getAuthenticated()).data.login;
  } catch (error) {
    if (statusOf(error) !== 403) throw error;
    return GITHUB_TOKEN_LOGIN;
  }
}

function markerPrefix(name: string): string {
  return `<!-- sluice:${name} run:`;
}

function runOf(body: string): number {
  return Number(/^<!-- sluice:\S+ run:(\d+) -->/.exec(body)?.[1] ?? 0);
}

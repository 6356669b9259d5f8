import * as core from "@actions/core";
import {
  checkStream,
  decodeRecords,
  encodeRecords,
  type JournalDriver,
  type JournalRecord,
} from "@sluice/journal";
import { InputError, printable } from "@sluice/report";
import type { ActionContext } from "./context.ts";
import { connectGitHub, type GitHub, statusOf } from "./github.ts";

/** The branch that holds a journal. */
export interface JournalBranch {
  readonly owner: string;
  readonly repo: string;
  readonly branch: string;
}

/** From this many bytes on a file of a stream is full and the next append starts another; GitHub refuses blobs from 100 MB on. */
const SEGMENT_BYTES = 1024 * 1024;

/** The version of a stream while its branch does not exist. */
const NO_BRANCH = "";

/** Most commits that others may have put on top of ours before an answer that was lost on the way is found out. */
const LOST_ANSWER_DEPTH = 50;

const SEGMENT = /^\d{8}\.jsonl$/;

/** What the token lacks to read or write the branch. */
export class JournalDenied extends InputError {}

interface Segment {
  readonly path: string;
  readonly blob: string;
  readonly size: number;
}

/**
 * The journal on `branch` of the repository that the action runs in, or undefined without a branch or token.
 * Where the token may not write, the log says so and the records are given up: a verdict does not hang on them.
 */
export async function openBranchJournal(
  context: ActionContext,
  branch: string | undefined,
  token: string | undefined,
): Promise<JournalDriver | undefined> {
  if (branch === undefined || token === undefined) return undefined;
  const { owner, repo } = context;
  const journal = createBranchJournal(await connectGitHub(context, token), { owner, repo, branch });
  return {
    read: (stream) => journal.read(stream),
    swap: async (stream, expected, appended) => {
      try {
        return await journal.swap(stream, expected, appended);
      } catch (error) {
        if (!(error instanceof JournalDenied)) throw error;
        core.warning(printable(`Nothing was recorded. ${error.message}`));
        return true;
      }
    },
  };
}

/**
 * A journal on a branch of its own, through the Git Data API and without a checkout: a stream is a folder of numbered
 * JSON-lines files, and its version is the branch's commit. A swap puts a commit on top of that version and moves the
 * branch without force, which GitHub refuses where another writer was faster. The first one makes an orphan branch.
 */
export function createBranchJournal(github: GitHub, at: JournalBranch): JournalDriver {
  const git = gitData(github, at);
  return {
    async read(stream) {
      checkStream(stream);
      const version = await git.head();
      if (version === undefined) return { records: [], version: NO_BRANCH };
      const records: JournalRecord[] = [];
      for (const { path, blob } of await git.segments(version, stream)) {
        const text = await git.text(blob);
        records.push(...decodeRecords(text, `${at.branch}:${path}`, "refuse"));
      }
      return { records, version };
    },

    async swap(stream, expected, appended) {
      checkStream(stream);
      if (((await git.head()) ?? NO_BRANCH) !== expected) return false;
      const text = encodeRecords(appended);
      if (text === "") return true;
      const parent = expected === NO_BRANCH ? undefined : expected;
      const last = parent === undefined ? undefined : (await git.segments(parent, stream)).at(-1);
      const full = last === undefined || last.size + Buffer.byteLength(text) > SEGMENT_BYTES;
      const path = full ? `${stream}/${nextName(last)}` : last.path;
      const content = full ? text : `${await git.text(last.blob)}${text}`;
      const commit = await git.commit(parent, path, content, `${stream}: ${describe(appended)}`);
      if (await git.move(parent, commit)) return true;
      return git.contains(commit);
    },
  };
}

function nextName(last: Segment | undefined): string {
  const number = last === undefined ? 1 : Number(last.path.slice(-14, -6)) + 1;
  return `${String(number).padStart(8, "0")}.jsonl`;
}

function describe(records: readonly JournalRecord[]): string {
  return records.length === 1 ? "append a record" : `append ${records.length} records`;
}

/** The few requests that a journal needs; answers that mean "another was faster" are values. */
function gitData(github: GitHub, { owner, repo, branch }: JournalBranch) {
  const { git } = github.rest;
  const ref = `heads/${branch}`;
  const place = { owner, repo };

  async function treeOf(commit: string): Promise<string> {
    const { data } = await git.getCommit({ ...place, commit_sha: commit });
    return data.tree.sha;
  }

  return {
    async head(): Promise<string | undefined> {
      try {
        return (await git.getRef({ ...place, ref })).data.object.sha;
      } catch (error) {
        if (statusOf(error) === 404 || statusOf(error) === 409) return undefined;
        throw readable(error, branch, "contents: read");
      }
    },

    /** The files of a stream at `commit`, in order. */
    async segments(commit: string, stream: string): Promise<Segment[]> {
      const tree_sha = await treeOf(commit);
      const { data } = await git.getTree({ ...place, tree_sha, recursive: "1" });
      if (data.truncated) throw tooLarge(branch);
      return data.tree
        .flatMap(({ path, sha, size, type }) =>
          type === "blob" && isSegmentOf(stream, path) && sha !== undefined
            ? [{ path, blob: sha, size: size ?? 0 }]
            : [],
        )
        .sort((a, b) => (a.path < b.path ? -1 : 1));
    },

    async text(blob: string): Promise<string> {
      const { data } = await git.getBlob({ ...place, file_sha: blob });
      return Buffer.from(data.content, data.encoding === "base64" ? "base64" : "utf8").toString();
    },

    /** A commit on top of `parent`, or an orphan, in which `path` has `content`; no branch points to it yet. */
    async commit(
      parent: string | undefined,
      path: string,
      content: string,
      message: string,
    ): Promise<string> {
      try {
        const tree = await git.createTree({
          ...place,
          ...(parent === undefined ? {} : { base_tree: await treeOf(parent) }),
          tree: [{ path, mode: "100644", type: "blob", content }],
        });
        const parents = parent === undefined ? [] : [parent];
        const made = await git.createCommit({ ...place, message, tree: tree.data.sha, parents });
        return made.data.sha;
      } catch (error) {
        throw readable(error, branch, "contents: write");
      }
    },

    /** Moves the branch from `parent` to `commit`; false where it is no longer there. */
    async move(parent: string | undefined, commit: string): Promise<boolean> {
      try {
        if (parent === undefined) {
          await git.createRef({ ...place, ref: `refs/${ref}`, sha: commit });
        } else {
          await git.updateRef({ ...place, ref, sha: commit, force: false });
        }
        return true;
      } catch (error) {
        if (statusOf(error) === 409 || statusOf(error) === 422) return false;
        throw readable(error, branch, "contents: write");
      }
    },

    /** Whether the branch has `commit` after all: a retried move is refused where its first answer was lost. */
    async contains(commit: string): Promise<boolean> {
      let at = await this.head();
      for (let depth = 0; at !== undefined && depth < LOST_ANSWER_DEPTH; depth++) {
        if (at === commit) return true;
        const { data }: { data: { parents: readonly { sha: string }[] } } = await git.getCommit({
          ...place,
          commit_sha: at,
        });
        at = data.parents[0]?.sha;
      }
      return false;
    },
  };
}

function isSegmentOf(stream: string, path: string): boolean {
  return path.startsWith(`${stream}/`) && SEGMENT.test(path.slice(stream.length + 1));
}

function readable(error: unknown, branch: string, permission: string): unknown {
  const status = statusOf(error);
  if (status !== 403 && !(status === 404 && permission.endsWith("write"))) return error;
  return new JournalDenied(
    `The token may not use the branch ${branch}.`,
    `Give the job the permission "${permission}", or leave the branch empty to keep no journal.`,
    {},
    error,
  );
}

function tooLarge(branch: string): InputError {
  return new InputError(
    `The branch ${branch} holds more files than GitHub lists at once.`,
    "Choose another branch, and keep this one as an archive.",
  );
}

import { createHash } from "node:crypto";
import { z } from "zod";
import type { ApiAnswer, Routes } from "./api-server.ts";

interface Commit {
  readonly tree: string;
  readonly parents: readonly string[];
}

/** The objects and branches of one repository. */
export interface GitData {
  readonly blobs: Map<string, string>;
  readonly trees: Map<string, ReadonlyMap<string, string>>;
  readonly commits: Map<string, Commit>;
  readonly refs: Map<string, string>;
}

const NewTree = z.object({
  base_tree: z.string().optional(),
  tree: z.array(z.object({ path: z.string(), content: z.string() })),
});
const NewCommit = z.object({ message: z.string(), tree: z.string(), parents: z.array(z.string()) });
const NewRef = z.object({ ref: z.string(), sha: z.string() });
const MovedRef = z.object({ sha: z.string(), force: z.literal(false) });
const MISSING: ApiAnswer = { status: 404, body: { message: "Not Found" } };

export function emptyGitData(): GitData {
  return { blobs: new Map(), trees: new Map(), commits: new Map(), refs: new Map() };
}

/** The Git Data API over `git`, as far as a journal uses it; moves that are no fast-forward are refused. */
export function gitDataRoutes(git: GitData): Routes {
  const { blobs, trees, commits, refs } = git;
  const refused = (message: string): ApiAnswer => ({ status: 422, body: { message } });
  return {
    "GET /repos/o/r/git/ref/heads/:": ({ params }) => {
      const sha = refs.get(`refs/heads/${params[0]}`);
      return sha === undefined ? MISSING : { body: { object: { sha, type: "commit" } } };
    },
    "GET /repos/o/r/git/commits/:": ({ params }) => {
      const commit = commits.get(params[0] ?? "");
      if (commit === undefined) return MISSING;
      const parents = commit.parents.map((sha) => ({ sha }));
      return { body: { sha: params[0], tree: { sha: commit.tree }, parents } };
    },
    "GET /repos/o/r/git/trees/:": ({ params }) => {
      const tree = [...(trees.get(params[0] ?? "") ?? [])].map(([path, sha]) => ({
        path,
        sha,
        type: "blob",
        mode: "100644",
        size: Buffer.byteLength(blobs.get(sha) ?? ""),
      }));
      return { body: { sha: params[0], tree, truncated: false } };
    },
    "GET /repos/o/r/git/blobs/:": ({ params }) => {
      const content = Buffer.from(blobs.get(params[0] ?? "") ?? "").toString("base64");
      return { body: { sha: params[0], content, encoding: "base64" } };
    },
    "POST /repos/o/r/git/trees": ({ body }) => {
      const { base_tree, tree } = NewTree.parse(body);
      const entries = new Map(base_tree === undefined ? [] : trees.get(base_tree));
      for (const { path, content } of tree) entries.set(path, store(blobs, content, content));
      return { status: 201, body: { sha: store(trees, entries, JSON.stringify([...entries])) } };
    },
    "POST /repos/o/r/git/commits": ({ body }) => {
      const { tree, parents, message } = NewCommit.parse(body);
      const identity = JSON.stringify([tree, parents, message, commits.size]);
      return { status: 201, body: { sha: store(commits, { tree, parents }, identity) } };
    },
    "POST /repos/o/r/git/refs": ({ body }) => {
      const { ref, sha } = NewRef.parse(body);
      if (refs.has(ref)) return refused("Reference already exists");
      refs.set(ref, sha);
      return { status: 201, body: { ref, object: { sha } } };
    },
    "PATCH /repos/o/r/git/refs/heads/:": ({ params, body }) => {
      const ref = `refs/heads/${params[0]}`;
      const { sha } = MovedRef.parse(body);
      const now = refs.get(ref);
      if (now === undefined) return refused("Reference does not exist");
      if (!reaches(git, sha, now)) return refused("Update is not a fast forward");
      refs.set(ref, sha);
      return { body: { ref, object: { sha } } };
    },
  };
}

function store<Value>(into: Map<string, Value>, value: Value, identity: string): string {
  const sha = createHash("sha1").update(identity).digest("hex");
  into.set(sha, value);
  return sha;
}

function reaches({ commits }: GitData, from: string, to: string): boolean {
  for (let at: string | undefined = from; at !== undefined; at = commits.get(at)?.parents[0])
    if (at === to) return true;
  return false;
}

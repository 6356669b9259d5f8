import { lstat, readFile, realpath } from "node:fs/promises";
import { join, resolve } from "node:path";
import { InputError } from "@sluice/report";
import type { Git, PatchLines } from "../gate.ts";
import { parseDiff } from "../tree/patch.ts";
import { type GitOutcome, runGit } from "./git-process.ts";

const DIFF = [
  "diff",
  "-M",
  "-z",
  "--raw",
  "--patch",
  "-U0",
  "-O/dev/null",
  "--no-abbrev",
  "--no-ext-diff",
  "--no-textconv",
  "--no-color",
  "--no-relative",
  "--ignore-submodules=all",
  "--src-prefix=a/",
  "--dst-prefix=b/",
];

const FETCH_ALL =
  "Fetch the whole history: `fetch-depth: 0` for actions/checkout, or `git fetch --unshallow`.";

/**
 * The local repository at `root`. The tested tree is the working tree: equal to HEAD in CI, and with
 * uncommitted changes of tracked files in a terminal. Untracked files are left out; `git add -N` takes one in.
 */
export function createGit(root: string): Git {
  const git = (...args: string[]) => runGit(root, args);

  async function commitOf(ref: string): Promise<string> {
    if (ref.startsWith("-") || ref.trim() === "")
      throw new InputError(`"${ref}" is not a ref.`, "Name a branch, tag or commit.", {
        input: "base",
      });
    for (const name of [ref, `refs/remotes/origin/${ref}`]) {
      const { code, stdout } = await git("rev-parse", "--verify", "--quiet", `${name}^{commit}`);
      if (code === 0) return stdout.toString("utf8").trim();
    }
    await requireRepository();
    const remedy = (await isShallow())
      ? FETCH_ALL
      : "Name a branch, tag or commit that is fetched here.";
    throw new InputError(`Git does not know the ref "${ref}".`, remedy, { input: "base" });
  }

  let known: Promise<string> | undefined;
  function topLevel(): Promise<string> {
    known ??= findTopLevel();
    return known;
  }

  async function findTopLevel(): Promise<string> {
    const outcome = await git("rev-parse", "--show-toplevel");
    if (outcome.code !== 0) throw notUsable(outcome);
    return outcome.stdout.toString("utf8").replace(/\r?\n$/, "");
  }

  async function isShallow(): Promise<boolean> {
    const { stdout } = await git("rev-parse", "--is-shallow-repository");
    return stdout.toString("utf8").trim() === "true";
  }

  async function requireRepository(): Promise<void> {
    const outcome = await git("rev-parse", "--is-inside-work-tree");
    if (outcome.code !== 0) throw notUsable(outcome);
  }

  async function mergeBaseOf(base: string): Promise<string> {
    const commit = await commitOf(base);
    const { code, stdout } = await git("merge-base", commit, "HEAD");
    if (code === 0) return stdout.toString("utf8").trim();
    const shallow = await isShallow();
    throw new InputError(
      `${shallow ? "The clone is shallow and" : "History"} has no merge base of "${base}" and HEAD.`,
      shallow ? FETCH_ALL : "Choose a base that shares history with the tested commit.",
      { input: "base" },
    );
  }

  return {
    async trackedFiles() {
      const outcome = await git("ls-files", "-z", "--stage", "--full-name", ":/");
      if (outcome.code !== 0) throw notUsable(outcome);
      return new Set(parseStaged(outcome.stdout.toString("utf8")));
    },

    async diff(base): Promise<PatchLines> {
      const mergeBase = await mergeBaseOf(base);
      const { code, stdout, stderr } = await git(...DIFF, mergeBase, "--");
      if (code !== 0) throw new Error(`git diff failed: ${stderr}`);
      return { mergeBase, files: parseDiff(stdout) };
    },

    async sourceLines(path) {
      const file = join(await topLevel(), path);
      const info = await lstat(file).catch(() => undefined);
      if (!info?.isFile()) return undefined;
      const bytes = await readFile(file);
      if (bytes.includes(0)) return undefined;
      const lines = bytes.toString("utf8").split(/\r?\n/);
      if (lines.at(-1) === "") lines.pop();
      return lines;
    },

    async roots() {
      const top = await topLevel();
      return [...new Set([resolve(root), top, await realpath(top)])];
    },

    async ancestors(ref, limit) {
      const commit = await commitOf(ref);
      const outcome = await git("rev-list", "--first-parent", `--max-count=${limit}`, commit);
      if (outcome.code !== 0) throw new Error(`git rev-list failed: ${outcome.stderr}`);
      return outcome.stdout.toString("utf8").split("\n").filter(Boolean);
    },

    async head() {
      const { code, stdout } = await git("rev-parse", "--verify", "--quiet", "HEAD^{commit}");
      return code === 0 ? stdout.toString("utf8").trim() : undefined;
    },
  };
}

/** Paths of `git ls-files --stage -z`, without submodules. */
function* parseStaged(output: string): Iterable<string> {
  for (const entry of output.split("\0")) {
    const tab = entry.indexOf("\t");
    if (tab !== -1 && !entry.startsWith("160000 ")) yield entry.slice(tab + 1);
  }
}

function notUsable({ stderr }: GitOutcome): InputError {
  const dubious = /dubious ownership/.test(stderr);
  return new InputError(
    dubious
      ? "Git refuses this checkout, since another user owns it."
      : "This is not a git checkout.",
    dubious
      ? 'Run `git config --global --add safe.directory "$PWD"` first.'
      : "Run the gate in a checkout: paths and patch are read from git.",
  );
}

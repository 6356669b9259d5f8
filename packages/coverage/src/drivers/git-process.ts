import { spawn } from "node:child_process";
import { InputError } from "@sluice/report";

export interface GitOutcome {
  readonly code: number;
  readonly stdout: Buffer;
  readonly stderr: string;
}

/** Settings of the user or of the repository that would change what we parse. */
const FIXED_SETTINGS = [
  "core.quotePath=false",
  "core.fsmonitor=false",
  "diff.noprefix=false",
  "diff.mnemonicPrefix=false",
  "diff.interHunkContext=0",
  "diff.renameLimit=20000",
  "diff.ignoreSubmodules=all",
  "diff.submodule=short",
].flatMap((setting) => ["-c", setting]);

/** Runs git in `root` with the user's variables of the `GIT_` family left out; a non-zero exit is a value, a missing git an InputError. */
export function runGit(root: string, args: readonly string[]): Promise<GitOutcome> {
  const env = Object.fromEntries(
    Object.entries(process.env).filter(([name]) => !name.startsWith("GIT_")),
  );
  return new Promise((resolve, reject) => {
    const child = spawn("git", ["--no-pager", ...FIXED_SETTINGS, ...args], {
      cwd: root,
      env: { ...env, LC_ALL: "C", GIT_OPTIONAL_LOCKS: "0" },
      stdio: ["ignore", "pipe", "pipe"],
    });
    const stdout: Buffer[] = [];
    const stderr: Buffer[] = [];
    child.stdout.on("data", (chunk: Buffer) => stdout.push(chunk));
    child.stderr.on("data", (chunk: Buffer) => stderr.push(chunk));
    child.on("error", (cause) => reject(explain(cause)));
    child.on("close", (code) =>
      resolve({
        code: code ?? 1,
        stdout: Buffer.concat(stdout),
        stderr: Buffer.concat(stderr).toString("utf8").trim(),
      }),
    );
  });
}

function explain(cause: NodeJS.ErrnoException): Error {
  return cause.code === "ENOENT"
    ? new InputError(
        "Git cannot be started: it is not installed, or the folder of the checkout is gone.",
        "Install git and name a folder that exists.",
        {},
        cause,
      )
    : cause;
}

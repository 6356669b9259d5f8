import { execFileSync, spawn } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import pins from "./pins.json" with { type: "json" };
import { root } from "./workflow-files.ts";

/** A consumer repository with a base commit, ready for a change. */
export interface Consumer {
  readonly folder: string;
  readonly base: string;
}

/** What a run of the consumer's pull request workflow came to. */
export interface ActRun {
  readonly code: number;
  readonly output: string;
}

const standIns = new Map([
  ["actions/checkout", "checkout"],
  ["actions/setup-python", "setup"],
  ["actions/setup-node", "setup"],
  ["actions/setup-go", "setup"],
  ["actions/upload-artifact", "upload-artifact"],
  ["actions/download-artifact", "download-artifact"],
]);

/** The sample consumer as a fresh git repository below `scratch`. */
export function createConsumer(scratch: string): Consumer {
  const folder = join(scratch, "consumer");
  cpSync(join(root, "test/samples/consumer"), folder, { recursive: true });
  git(folder, "init", "-q", "-b", "main");
  git(folder, "remote", "add", "origin", "https://github.com/sluice-ci/consumer.git");
  return { folder, base: commit(folder, "feat: measure energy") };
}

/** Commits everything in the folder; its SHA. */
export function commit(folder: string, subject: string): string {
  git(folder, "add", "-A");
  const identity = ["-c", "user.name=test", "-c", "user.email=test@example.invalid"];
  git(folder, ...identity, "commit", "-q", "-m", subject);
  return git(folder, "rev-parse", "HEAD").trim();
}

/** A new scratch folder. */
export function scratchFolder(): string {
  return mkdtempSync(join(tmpdir(), "sluice-act-"));
}

/** A Python environment with the consumer's development tools; its `bin` folder. */
export function createPython(scratch: string): string {
  const folder = join(scratch, "python");
  execFileSync("python3", ["-m", "venv", folder]);
  const pip = ["--quiet", "--disable-pip-version-check", "pytest", "pytest-cov"];
  execFileSync(join(folder, "bin/pip"), ["install", ...pip]);
  return join(folder, "bin");
}

/** Runs the consumer's workflow for a pull request from `base` to HEAD by act, on this machine and without GitHub. */
export function runPullRequest(act: string, consumer: Consumer, python: string): Promise<ActRun> {
  const scratch = scratchFolder();
  const artifacts = join(scratch, "artifacts");
  const event = join(scratch, "event.json");
  for (const name of ["artifacts", "home", "config"]) mkdirSync(join(scratch, name));
  writeFileSync(event, JSON.stringify(pullRequestEvent(consumer)));
  const args = ["pull_request", "-e", event, "-P", "ubuntu-latest=-self-hosted"];
  args.push("--artifact-server-addr", "127.0.0.1", "--cache-server-addr", "127.0.0.1");
  args.push("--concurrent-jobs", "1", "--no-skip-checkout");
  args.push("--local-repository", `sluice-ci/sluice@v1=${root}`);
  for (const [name, { commit }] of Object.entries(pins)) {
    const folder = standIns.get(name);
    if (folder === undefined) continue;
    args.push("--local-repository", `${name}@${commit}=${join(root, "test/stand-ins", folder)}`);
  }
  return spawnAct(act, args, consumer.folder, {
    PATH: [python, join(root, "node_modules/.bin"), process.env.PATH].join(delimiter),
    HOME: join(scratch, "home"),
    XDG_CONFIG_HOME: join(scratch, "config"),
    SLUICE_ARTIFACTS: artifacts,
    SLUICE_REPOSITORY: consumer.folder,
  });
}

function pullRequestEvent({ folder, base }: Consumer): object {
  const repository = { full_name: "sluice-ci/consumer", default_branch: "main" };
  const head = git(folder, "rev-parse", "HEAD").trim();
  return {
    repository,
    pull_request: {
      number: 7,
      head: { sha: head, ref: "change", repo: { full_name: "somebody/consumer" } },
      base: { sha: base, ref: "main", repo: repository },
    },
  };
}

function spawnAct(act: string, args: string[], cwd: string, env: Record<string, string>) {
  return new Promise<ActRun>((resolve, reject) => {
    const child = spawn(act, args, { cwd, env, stdio: ["ignore", "pipe", "pipe"] });
    const pieces: string[] = [];
    child.stdout.on("data", (piece) => pieces.push(String(piece)));
    child.stderr.on("data", (piece) => pieces.push(String(piece)));
    child.once("error", reject);
    child.once("close", (code) => resolve({ code: code ?? 1, output: pieces.join("") }));
  });
}

function git(cwd: string, ...args: string[]): string {
  return execFileSync("git", args, { cwd, encoding: "utf8" });
}

/** Replaces text in a file of the consumer; throws where the text is not there. */
export function edit(consumer: Consumer, path: string, from: string, to: string): void {
  const file = join(consumer.folder, path);
  const text = readFileSync(file, "utf8");
  if (!text.includes(from)) throw new Error(`${path} has no "${from}"`);
  writeFileSync(file, text.replace(from, to));
}

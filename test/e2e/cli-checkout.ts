import { execFile, spawn } from "node:child_process";
import { mkdir, mkdtemp, realpath, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { promisify } from "node:util";

const sluice = resolve("packages/cli/bin/sluice.js");
const execute = promisify(execFile);

export interface Ended {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** A real git repository in a temporary folder, and `sluice` as a real process in it. */
export class Checkout {
  readonly folder: string;

  constructor(folder: string) {
    this.folder = folder;
  }

  static async make(): Promise<Checkout> {
    const checkout = new Checkout(
      await realpath(await mkdtemp(join(tmpdir(), "sluice-checkout-"))),
    );
    await checkout.git("init", "--quiet", "--initial-branch=main");
    return checkout;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await rm(this.folder, { recursive: true, force: true });
  }

  async write(path: string, text: string): Promise<void> {
    const file = join(this.folder, path);
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, text);
  }

  async git(...args: string[]): Promise<string> {
    const identity = ["-c", "user.name=Tester", "-c", "user.email=tester@example.com"];
    const { stdout } = await execute("git", [...identity, ...args], { cwd: this.folder });
    return stdout.trim();
  }

  async commit(message: string): Promise<string> {
    await this.git("add", "--all");
    await this.git("commit", "--quiet", "--message", message);
    return this.git("rev-parse", "HEAD");
  }

  /** Runs `sluice ARGS…` in `folder` of the checkout. */
  run(args: readonly string[], folder = ".", env: Record<string, string> = {}): Promise<Ended> {
    return runSluice(args, join(this.folder, folder), env);
  }
}

export function runSluice(
  args: readonly string[],
  cwd: string,
  env: Record<string, string> = {},
): Promise<Ended> {
  const { FORCE_COLOR: _, NO_COLOR: __, ...rest } = process.env;
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [sluice, ...args], { cwd, env: { ...rest, ...env } });
    let stdout = "";
    let stderr = "";
    child.stdout.setEncoding("utf8").on("data", (text: string) => {
      stdout += text;
    });
    child.stderr.setEncoding("utf8").on("data", (text: string) => {
      stderr += text;
    });
    child.on("error", reject);
    child.on("close", (code) => resolve({ code, stdout, stderr }));
  });
}

/** lcov of one file: hit counts by line. */
export function lcov(path: string, hits: Readonly<Record<number, number>>): string {
  const lines = Object.entries(hits).map(([line, count]) => `DA:${line},${count}`);
  return ["TN:", `SF:${path}`, ...lines, "end_of_record", ""].join("\n");
}

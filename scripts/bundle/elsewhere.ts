import { execFileSync } from "node:child_process";
import { cp, mkdtemp, realpath, rm } from "node:fs/promises";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** Bundles a copy of the sources in another folder by a process of its own, and hands the folder to `use`. */
export async function buildElsewhere(
  root: string,
  use: (folder: string) => Promise<void>,
): Promise<void> {
  const parent = await realpath(await mkdtemp(join(tmpdir(), "sluice-bundle-")));
  const copy = join(parent, "elsewhere");
  try {
    await copySources(root, copy);
    const node = otherNode() ?? process.execPath;
    const version = execFileSync(node, ["--version"], { encoding: "utf8" }).trim();
    console.log(`bundling in another folder under Node ${version}`);
    execFileSync(node, ["scripts/bundle.ts"], {
      cwd: copy,
      stdio: ["ignore", "ignore", "inherit"],
    });
    await use(copy);
  } finally {
    await rm(parent, { recursive: true, force: true });
  }
}

/** Node of another major, an optional dependency that exists for Linux on x64 only. */
function otherNode(): string | undefined {
  try {
    return createRequire(import.meta.url).resolve("node-22-linux-x64/bin/node");
  } catch {
    console.log("Node 22 is not installed here: bundling under one Node major only");
    return undefined;
  }
}

async function copySources(root: string, copy: string): Promise<void> {
  const list = ["ls-files", "-z", "--cached", "--others", "--exclude-standard"];
  const names = execFileSync("git", list, { cwd: root, maxBuffer: 2 ** 26 }).toString();
  for (const name of names.split("\0").filter(isSource))
    await cp(join(root, name), join(copy, name)).catch(ignoreMissing);
  const modules = { recursive: true, verbatimSymlinks: true };
  await cp(join(root, "node_modules"), join(copy, "node_modules"), modules);
}

function isSource(file: string): boolean {
  return (
    /^(actions|packages|scripts)\/(?!.*\/(dist|fixtures|golden)\/)/.test(file) ||
    /^(package|tsconfig)\.json$/.test(file)
  );
}

/** A file may be deleted in the working tree and still be tracked. */
function ignoreMissing(cause: NodeJS.ErrnoException): void {
  if (cause.code !== "ENOENT") throw cause;
}

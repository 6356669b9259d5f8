import { execFileSync } from "node:child_process";
import { cp, mkdtemp, realpath, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** Runs `use` in a copy of the tracked and untracked sources and of node_modules, elsewhere on the disk. */
export async function inCopy(root: string, use: (copy: string) => Promise<void>): Promise<void> {
  const copy = join(await realpath(await mkdtemp(join(tmpdir(), "sluice-bundle-"))), "elsewhere");
  const before = process.cwd();
  try {
    const list = ["ls-files", "-z", "--cached", "--others", "--exclude-standard"];
    const names = execFileSync("git", list, { cwd: root, maxBuffer: 2 ** 26 }).toString();
    for (const name of names.split("\0").filter((file) => isSource(file)))
      await cp(join(root, name), join(copy, name)).catch(ignoreMissing);
    await cp(join(root, "node_modules"), join(copy, "node_modules"), {
      recursive: true,
      verbatimSymlinks: true,
    });
    await use(copy);
  } finally {
    process.chdir(before);
    await rm(join(copy, ".."), { recursive: true, force: true });
  }
}

function isSource(file: string): boolean {
  return /^(actions|packages)\/(?!.*\/(dist|fixtures|golden)\/)|^(package|tsconfig)\.json$/.test(
    file,
  );
}

/** A file may be deleted in the working tree and still be tracked. */
function ignoreMissing(cause: NodeJS.ErrnoException): void {
  if (cause.code !== "ENOENT") throw cause;
}

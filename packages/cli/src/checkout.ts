import { access, realpath, stat } from "node:fs/promises";
import { dirname, join, relative, resolve, sep } from "node:path";
import { InputError } from "@sluice/report";

/** The root of the checkout that holds `cwd`, or `cwd` itself where there is none; `root` is the user's own choice. */
export async function findRoot(cwd: string, root: string | undefined): Promise<string> {
  if (root === undefined) return (await checkoutAbove(cwd)) ?? cwd;
  const path = resolve(cwd, root);
  const info = await stat(path).catch(() => undefined);
  if (!info?.isDirectory()) {
    throw new InputError(`There is no folder "${root}".`, "Name the root of a checkout.", {
      input: "--root",
    });
  }
  return realpath(path);
}

/** A report as the gate takes it, `NAME=GLOB` with the glob seen from `root`, from one that is seen from `cwd`. */
export function fromRoot(report: string, cwd: string, root: string): string {
  const [, name = "", glob = report] = /^([\w.-][\w. -]*=)?(.+)$/s.exec(report) ?? [];
  const path = relative(root, resolve(cwd, glob));
  return name + (sep === "\\" ? path.replaceAll(sep, "/") : path);
}

async function checkoutAbove(folder: string): Promise<string | undefined> {
  const found = await access(join(folder, ".git")).then(
    () => true,
    () => false,
  );
  if (found) return folder;
  const parent = dirname(folder);
  return parent === folder ? undefined : checkoutAbove(parent);
}

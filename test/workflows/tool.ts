import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { delimiter, join } from "node:path";
import type { TestContext } from "vitest";
import { root } from "./workflow-files.ts";

const folders = [join(root, "out/tools/bin"), ...(process.env.PATH ?? "").split(delimiter)];

/** Absolute path of a tool, or a visible skip that says how to get it. */
export function requireTool(name: string, context: TestContext): string {
  const path = folders.map((folder) => join(folder, name)).find((file) => existsSync(file));
  if (path !== undefined) return path;
  return context.skip(`${name} is not installed (sh scripts/tools/workflow-linters.sh out/tools)`);
}

/** Runs a tool in the checkout; everything that it prints, and its exit code. */
export function runTool(path: string, args: readonly string[]): { code: number; output: string } {
  const result = spawnSync(path, args, { cwd: root, encoding: "utf8" });
  return { code: result.status ?? 1, output: `${result.stdout}${result.stderr}` };
}

import { createReadStream } from "node:fs";
import { readdir, realpath, stat } from "node:fs/promises";
import { isAbsolute, join, relative, sep } from "node:path";
import { InputError } from "@sluice/report";
import picomatch from "picomatch";
import type { ReportFiles } from "../gate.ts";

const CHUNK_BYTES = 1 << 18;
const SKIPPED_FOLDERS = new Set([".git", "node_modules"]);

/** Report files under `root`. Patterns are POSIX globs relative to it; nothing outside it is read, by `..` or by link. */
export function createReportFiles(root: string): ReportFiles {
  return {
    async find(pattern) {
      const inside = await patternInside(root, pattern);
      const { base, glob } = picomatch.scan(inside);
      if (glob === "") return findOne(root, inside.replace(/\\(?=[^\w])/g, ""), pattern);
      const matches = picomatch(inside, { dot: true });
      const found: string[] = [];
      for await (const path of walk(root, base)) if (matches(path)) found.push(path);
      await Promise.all(found.map((path) => requireReport(root, path, pattern)));
      return found.sort();
    },

    open(path) {
      return {
        name: path,
        chunks: createReadStream(join(root, path), { highWaterMark: CHUNK_BYTES }),
      };
    },
  };
}

async function patternInside(root: string, pattern: string): Promise<string> {
  let inside = sep === "\\" ? pattern.replaceAll("\\", "/") : pattern;
  if (isAbsolute(inside)) {
    const real = await realpath(root);
    const base = [root, real].find((folder) => inside.startsWith(`${folder}/`));
    if (base === undefined) throw outside(pattern);
    inside = inside.slice(base.length + 1);
  }
  inside = inside.replace(/^(\.\/)+/, "");
  if (inside.split("/").includes("..")) throw outside(pattern);
  return inside;
}

function outside(pattern: string): InputError {
  return new InputError(
    `"${pattern}" leads out of the checkout.`,
    "Put the report into the checkout and name it by its path from there.",
    { input: "reports" },
  );
}

async function findOne(root: string, path: string, pattern: string): Promise<readonly string[]> {
  const info = await stat(join(root, path)).catch(() => undefined);
  if (info === undefined) return [];
  if (info.isDirectory())
    throw new InputError(
      `"${path}" is a folder.`,
      `Name the report in it, or a glob such as "${path.replace(/\/$/, "")}/**/*.xml".`,
      { input: "reports" },
    );
  await requireReport(root, path, pattern);
  return [path];
}

async function requireReport(root: string, path: string, pattern: string): Promise<void> {
  const [realRoot, realPath] = await Promise.all([realpath(root), realpath(join(root, path))]);
  if (relative(realRoot, realPath).split(sep)[0] === "..") throw outside(pattern);
  const info = await stat(realPath);
  if (!info.isFile())
    throw new InputError("This is not a regular file.", "Name a report file.", { file: path });
  if (info.size === 0)
    throw new InputError(
      "The report is empty.",
      "See whether the test run ended before it wrote its coverage.",
      { file: path },
    );
}

/** Files and links below `folder`; folders behind links are not entered. */
async function* walk(root: string, folder: string): AsyncIterable<string> {
  const entries = await readdir(join(root, folder), { withFileTypes: true }).catch(() => []);
  for (const entry of entries) {
    const path = folder === "" || folder === "." ? entry.name : `${folder}/${entry.name}`;
    if (entry.name.includes("\ufffd")) continue;
    if (entry.isDirectory()) {
      if (!SKIPPED_FOLDERS.has(entry.name)) yield* walk(root, path);
    } else if (entry.isFile() || (entry.isSymbolicLink() && (await isFile(join(root, path)))))
      yield path;
  }
}

async function isFile(path: string): Promise<boolean> {
  return (await stat(path).catch(() => undefined))?.isFile() ?? false;
}

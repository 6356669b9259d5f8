import { readdir, readFile } from "node:fs/promises";
import { join, sep } from "node:path";

const LICENCE_FILE = /^(licen[cs]e|copying|notice)(?!.*\.(js|ts)$)/i;

/** Packages whose published manifest names no licence, with what their authors' repositories say since. */
const DECLARED_ELSEWHERE: Readonly<Record<string, string>> = { "buffers@0.1.1": "MIT" };

/** Paths of all source files in a bundle, lazy chunks and concatenated modules included. */
export function bundledFiles(modules: Iterable<unknown>): Set<string> {
  const files = new Set<string>();
  for (const module of modules) {
    if (typeof module !== "object" || module === null) continue;
    if ("resource" in module && typeof module.resource === "string")
      files.add(module.resource.split("?")[0] ?? "");
    if ("modules" in module && Array.isArray(module.modules))
      for (const inner of bundledFiles(module.modules)) files.add(inner);
  }
  return files;
}

/** One text a package: name, version, licence and its full texts, sorted by name. Throws for a package without a licence. */
export async function licences(root: string, files: ReadonlySet<string>): Promise<string[]> {
  const folders = new Set<string>();
  for (const file of files) {
    const folder = packageFolder(file);
    if (folder !== undefined) folders.add(folder);
  }
  const texts = new Map<string, string>();
  for (const folder of folders) {
    const [key, text] = await licenceOf(folder, root);
    texts.set(key, text);
  }
  return [...texts].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, text]) => text);
}

/** The folder of the innermost package in node_modules that a file belongs to. */
function packageFolder(file: string): string | undefined {
  const mark = `${sep}node_modules${sep}`;
  const at = file.lastIndexOf(mark);
  if (at === -1) return undefined;
  const start = at + mark.length;
  const parts = file.slice(start).split(sep);
  const depth = parts[0]?.startsWith("@") ? 2 : 1;
  return file.slice(0, start) + parts.slice(0, depth).join(sep);
}

async function licenceOf(folder: string, root: string): Promise<[key: string, text: string]> {
  const { name, version, license } = JSON.parse(
    await readFile(join(folder, "package.json"), "utf8"),
  );
  const names = (await readdir(folder)).filter((file) => LICENCE_FILE.test(file)).sort();
  const texts = await Promise.all(names.map((file) => readFile(join(folder, file), "utf8")));
  const stated = typeof license === "string" ? license : license?.type;
  const spdx = stated ?? DECLARED_ELSEWHERE[`${name}@${version}`];
  if (spdx === undefined && texts.length === 0)
    throw new Error(`${folder.slice(root.length + 1)} has no licence, so it may not be bundled.`);
  const body =
    texts.length > 0
      ? texts.map((text) => text.replaceAll("\r\n", "\n").trim()).join("\n\n")
      : `(The package carries no licence text; its author names ${spdx}.)`;
  return [`${name}@${version}`, `${name} ${version}\n${spdx ?? "see below"}\n\n${body}\n`];
}

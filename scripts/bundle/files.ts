import { mkdir, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import type { Bundle } from "./build.ts";

/** Replaces a dist folder; what is no longer built does not stay. */
export async function writeBundle(dist: string, { files }: Bundle): Promise<void> {
  await rm(dist, { recursive: true, force: true });
  for (const [name, bytes] of files) {
    const file = join(dist, name);
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, bytes);
  }
}

/** What differs between a committed dist folder and one built anew, a line a file. */
export async function differences(committed: string, built: string): Promise<string[]> {
  const [old, fresh] = await Promise.all([readFiles(committed), readFiles(built)]);
  const found = [...old.keys()].filter((name) => !fresh.has(name));
  const lines = found.map((name) => `${name}: not built any more`);
  for (const [name, bytes] of fresh) {
    const known = old.get(name);
    if (known === undefined) lines.push(`${name}: missing`);
    else if (!known.equals(bytes)) lines.push(`${name}: ${describeDifference(known, bytes)}`);
  }
  return lines.sort();
}

async function readFiles(folder: string): Promise<Map<string, Buffer>> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => []);
  const files = new Map<string, Buffer>();
  for (const entry of entries.filter((one) => one.isFile())) {
    const file = join(entry.parentPath, entry.name);
    files.set(file.slice(folder.length + 1), await readFile(file));
  }
  return files;
}

function describeDifference(known: Buffer, built: Buffer): string {
  let at = 0;
  while (at < known.length && known[at] === built[at]) at++;
  const line = built.subarray(0, at).toString("latin1").split("\n").length;
  return `differs from line ${line} on`;
}

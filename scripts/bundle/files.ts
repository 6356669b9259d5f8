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

/** What differs between a dist folder and a bundle, a line a file. */
export async function differences(dist: string, { files }: Bundle): Promise<string[]> {
  const present = await readdir(dist, { recursive: true, withFileTypes: true }).catch(() => []);
  const names = present
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(dist.length + 1));
  const found = names
    .filter((name) => !files.has(name))
    .map((name) => `${name}: not built any more`);
  for (const [name, bytes] of files) {
    const known = await readFile(join(dist, name)).catch(() => undefined);
    if (known === undefined) found.push(`${name}: missing`);
    else if (!known.equals(bytes)) found.push(`${name}: ${describeDifference(known, bytes)}`);
  }
  return found.sort();
}

function describeDifference(known: Buffer, built: Buffer): string {
  let at = 0;
  while (at < known.length && known[at] === built[at]) at++;
  const line = built.subarray(0, at).toString("latin1").split("\n").length;
  return `differs from line ${line} on`;
}

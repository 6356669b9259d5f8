import { randomUUID } from "node:crypto";
import { mkdir, open, realpath, rename, rm, stat } from "node:fs/promises";
import { basename, dirname, join, resolve } from "node:path";
import { InputError } from "@sluice/report";

/** A file to write: `option` is the command-line option that named it. */
export interface OutputFile {
  readonly option: string;
  readonly path: string;
  readonly content: string | Iterable<string>;
}

/** The path that stands for standard output. */
export const STDOUT = "-";

const PIECE = 1 << 16;

/** Throws InputError when two outputs would go to one place. */
export function requireDistinct(outputs: readonly Omit<OutputFile, "content">[], cwd: string) {
  const owners = new Map<string, string>();
  for (const { option, path } of outputs) {
    const place = path === STDOUT ? STDOUT : resolve(cwd, path);
    const owner = owners.get(place);
    if (owner !== undefined) {
      throw new InputError(
        `${owner} and ${option} both write to "${path}".`,
        "Give each its own file.",
        { input: option },
      );
    }
    owners.set(place, option);
  }
}

/**
 * Writes a file whole or not at all: beside its place first, then renamed into it, so that a reader or a
 * killed process never sees a half. Missing folders are made; links are followed; devices and pipes are
 * written to directly.
 */
export async function writeOutput({ option, path, content }: OutputFile, cwd: string) {
  try {
    const place = await placeOf(resolve(cwd, path));
    if (place.special) return await writeTo(place.path, "w", content);
    await mkdir(dirname(place.path), { recursive: true });
    await replace(place.path, content);
  } catch (error) {
    if (!(error instanceof Error && "code" in error)) throw error;
    throw new InputError(
      `${path} cannot be written (${String(error.code)}).`,
      "Name a file in a folder that you may write to.",
      { input: option },
      error,
    );
  }
}

async function placeOf(path: string): Promise<{ path: string; special: boolean }> {
  const info = await stat(path).catch(() => undefined);
  if (info === undefined) return { path, special: false };
  const special = !info.isFile() && !info.isDirectory();
  return { path: special ? path : await realpath(path), special };
}

async function replace(path: string, content: OutputFile["content"]): Promise<void> {
  const draft = join(dirname(path), `.${basename(path)}.${randomUUID()}.tmp`);
  try {
    await writeTo(draft, "wx", content);
    await rename(draft, path);
  } catch (error) {
    await rm(draft, { force: true });
    throw error;
  }
}

async function writeTo(path: string, flags: string, content: OutputFile["content"]) {
  const file = await open(path, flags);
  try {
    for (const piece of inPieces(content)) await file.writeFile(piece);
  } finally {
    await file.close();
  }
}

/** Joins many small pieces into fewer writes. */
function* inPieces(content: OutputFile["content"]): Iterable<string> {
  if (typeof content === "string") return yield content;
  let waiting = "";
  for (const piece of content) {
    waiting += piece;
    if (waiting.length < PIECE) continue;
    yield waiting;
    waiting = "";
  }
  yield waiting;
}

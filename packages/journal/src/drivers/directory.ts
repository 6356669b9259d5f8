import { randomUUID } from "node:crypto";
import { link, mkdir, open, readdir, readFile, rm } from "node:fs/promises";
import { dirname, join, resolve } from "node:path";
import { InputError } from "@sluice/report";
import { decodeRecords, encodeRecords } from "../codec.ts";
import type { JournalDriver, JournalRecord } from "../journal.ts";
import { checkStream } from "../stream.ts";

const SEGMENT = /^(\d{8,})\.jsonl$/;

/**
 * A journal in a folder: a stream is a folder of numbered files, one for each append, and its version is their count.
 * A file is written beside, synced and then linked under its number, which fails where that number is taken: so an
 * append is there whole or not at all, whenever its process dies and however many others write. No lock is held.
 */
export function createDirectoryJournal(root: string): JournalDriver {
  const folder = resolve(root);
  const known = new Map<string, readonly JournalRecord[]>();

  async function records(path: string): Promise<readonly JournalRecord[]> {
    const read = known.get(path);
    if (read !== undefined) return read;
    const decoded = decodeRecords(await readFile(path, "utf8"), path, "refuse");
    known.set(path, decoded);
    return decoded;
  }

  return {
    async read(stream) {
      checkStream(stream);
      const paths = await segments(join(folder, stream));
      const decoded: JournalRecord[] = [];
      for (const path of paths) decoded.push(...(await records(path)));
      return { records: decoded, version: String(paths.length) };
    },

    async swap(stream, expected, appended) {
      checkStream(stream);
      const text = encodeRecords(appended);
      const home = join(folder, stream);
      if ((await segments(home)).length !== Number(expected)) return false;
      if (text === "") return true;
      await makeFolder(home);
      return linkWhole(text, join(home, segmentName(Number(expected) + 1)));
    },
  };
}

/** Paths of a stream's files in order. InputError where one is missing between them, since a version counts them. */
async function segments(home: string): Promise<string[]> {
  const names = (await list(home)).filter((name) => SEGMENT.test(name));
  names.sort((a, b) => Number.parseInt(a, 10) - Number.parseInt(b, 10));
  const missing = names.findIndex((name, index) => name !== segmentName(index + 1));
  if (missing === -1) return names.map((name) => join(home, name));
  throw new InputError(
    "The journal is damaged: this file is missing.",
    "Restore it, or delete the stream's folder to start it anew.",
    { file: join(home, segmentName(missing + 1)) },
  );
}

function segmentName(number: number): string {
  return `${String(number).padStart(8, "0")}.jsonl`;
}

async function list(home: string): Promise<string[]> {
  try {
    return await readdir(home);
  } catch (error) {
    if (codeOf(error) === "ENOENT") return [];
    throw error;
  }
}

/** Writes `text` durably under a name of its own and links it as `target`; answers false where another was first. */
async function linkWhole(text: string, target: string): Promise<boolean> {
  const draft = join(dirname(target), `.draft-${randomUUID()}`);
  try {
    await writeDurably(draft, text);
    await link(draft, target);
    await syncFolder(dirname(target));
    return true;
  } catch (error) {
    if (codeOf(error) === "EEXIST") return false;
    throw error;
  } finally {
    await rm(draft, { force: true });
  }
}

async function writeDurably(path: string, text: string): Promise<void> {
  const file = await open(path, "wx");
  try {
    await file.writeFile(text);
    await file.sync();
  } finally {
    await file.close();
  }
}

/** Makes the folder and its parents last through a loss of power, as their files do. */
async function makeFolder(path: string): Promise<void> {
  const first = await mkdir(path, { recursive: true });
  if (first === undefined) return;
  for (let made = path; made.length >= first.length; made = dirname(made)) {
    await syncFolder(dirname(made));
  }
}

async function syncFolder(path: string): Promise<void> {
  if (process.platform === "win32") return;
  const folder = await open(path, "r");
  try {
    await folder.sync();
  } finally {
    await folder.close();
  }
}

function codeOf(error: unknown): unknown {
  return error instanceof Error && "code" in error ? error.code : undefined;
}

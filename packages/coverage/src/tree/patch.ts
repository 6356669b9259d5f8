import type { ChangedFile } from "../gate.ts";

interface RawEntry {
  readonly status: string;
  readonly from: string;
  readonly to: string;
}

interface Hunk {
  readonly oldStart: number;
  readonly oldCount: number;
  readonly newStart: number;
  readonly newCount: number;
}

/** Stands for "to the end of the file" in the last run of unchanged lines. */
export const OPEN_END = Number.MAX_SAFE_INTEGER;

/**
 * Reads the bytes of `git diff -M -z --raw --patch -U0`: the raw list names the files exactly, and each
 * patch is found again by the header that git writes for these names. Deleted files are left out.
 * Paths are read as UTF-8; lines are told apart by their number in the hunk headers, never by their text.
 */
export function parseDiff(output: Uint8Array): Map<string, ChangedFile> {
  // One character a byte, so that names in any encoding compare exactly and offsets stay bytes.
  const text = Buffer.from(output.buffer, output.byteOffset, output.byteLength).toString("latin1");
  const { entries, end } = readRawList(text);
  const files = new Map<string, ChangedFile>();
  let at = end;
  for (const entry of entries) {
    const header = `diff --git ${quotePath(`a/${entry.from}`)} ${quotePath(`b/${entry.to}`)}\n`;
    const hunks: Hunk[] = [];
    // A file that becomes a symlink or back has two patches: one deletes, one adds.
    while (text.startsWith(header, at)) at = readHunks(text, at + header.length, hunks);
    if (entry.status !== "D") files.set(utf8(entry.to), changedFile(entry, hunks));
  }
  return files;
}

function readRawList(text: string): { entries: RawEntry[]; end: number } {
  const entries: RawEntry[] = [];
  let at = 0;
  const next = () => {
    const end = text.indexOf("\0", at);
    if (end === -1) throw new Error("git's raw diff ends in the middle of an entry.");
    const field = text.slice(at, end);
    at = end + 1;
    return field;
  };
  while (text[at] === ":") {
    const status = next().split(" ")[4]?.[0] ?? "";
    const from = next();
    entries.push({ status, from, to: status === "R" || status === "C" ? next() : from });
  }
  return { entries, end: text[at] === "\0" ? at + 1 : at };
}

/** Skips one patch's header and collects its hunks; answers where the next patch starts. */
function readHunks(text: string, start: number, hunks: Hunk[]): number {
  let at = start;
  while (at < text.length) {
    if (text.startsWith("diff --git ", at)) return at;
    const end = lineEnd(text, at);
    const hunk = text.startsWith("@@ ", at) ? parseHunkHeader(text.slice(at, end)) : undefined;
    at = end;
    if (hunk === undefined) continue;
    hunks.push(hunk);
    at = skipLines(text, at, hunk.oldCount + hunk.newCount);
  }
  return at;
}

function skipLines(text: string, start: number, count: number): number {
  let at = start;
  for (let left = count; left > 0; left--) at = lineEnd(text, at);
  return at;
}

function lineEnd(text: string, at: number): number {
  const end = text.indexOf("\n", at);
  return end === -1 ? text.length : end + 1;
}

function parseHunkHeader(line: string): Hunk | undefined {
  const match = /^@@ -(\d+)(?:,(\d+))? \+(\d+)(?:,(\d+))? @@/.exec(line);
  if (match === null) return undefined;
  const [oldStart, oldCount = 1, newStart, newCount = 1] = match
    .slice(1)
    .map((field) => (field === undefined ? undefined : Number(field)));
  if (oldStart === undefined || newStart === undefined) return undefined;
  return { oldStart, oldCount, newStart, newCount };
}

function changedFile({ status, from }: RawEntry, hunks: readonly Hunk[]): ChangedFile {
  const added: number[] = [];
  const unchanged: [number, number, number][] = [];
  let oldNext = 1;
  let newNext = 1;
  for (const hunk of hunks) {
    // With a count of zero git names the line before the gap.
    const oldFirst = hunk.oldCount === 0 ? hunk.oldStart + 1 : hunk.oldStart;
    const newFirst = hunk.newCount === 0 ? hunk.newStart + 1 : hunk.newStart;
    if (oldFirst > oldNext) unchanged.push([oldNext, newNext, oldFirst - oldNext]);
    for (let line = newFirst; line < newFirst + hunk.newCount; line++) added.push(line);
    oldNext = oldFirst + hunk.oldCount;
    newNext = newFirst + hunk.newCount;
  }
  if (status === "A") return { added, unchanged: [] };
  if (status !== "T") unchanged.push([oldNext, newNext, OPEN_END]);
  return { from: utf8(from), added, unchanged: status === "T" ? [] : unchanged };
}

const ESCAPES: Readonly<Record<string, string>> = {
  "\x07": "\\a",
  "\b": "\\b",
  "\t": "\\t",
  "\n": "\\n",
  "\v": "\\v",
  "\f": "\\f",
  "\r": "\\r",
  '"': '\\"',
  "\\": "\\\\",
};

/** A path as git writes it in a patch with `core.quotePath=false`. */
function quotePath(path: string): string {
  const quoted = path.replace(/[\p{Cc}"\\]/gu, (character) => {
    const code = character.charCodeAt(0);
    // From 0x80 on it is a byte of UTF-8, which stays as it is.
    if (code >= 0x80) return character;
    return ESCAPES[character] ?? `\\${code.toString(8).padStart(3, "0")}`;
  });
  return quoted === path ? path : `"${quoted}"`;
}

function utf8(latin1: string): string {
  return Buffer.from(latin1, "latin1").toString("utf8");
}

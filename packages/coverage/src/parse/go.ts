import { InputError } from "@sluice/report";
import { forEachLine } from "./byte-lines.ts";
import type { ReportParser } from "./source.ts";

const BLOCK = /^(.+):(\d+)\.(\d+),(\d+)\.(\d+) (\d+) (\d+)$/;
/** No real block is longer; a hostile one must not fill the memory. */
const LONGEST_BLOCK = 100_000;

/**
 * Reads profiles of `go test -coverprofile` (golang.org/x/tools/cover). Blocks are one by position, also over
 * concatenated profiles; a line is hit when any block on it is. Totals count statements, as `go tool cover` does.
 */
export const parseGoProfile: ReportParser = async ({ name, chunks }, coverage) => {
  const blocks = new Map<string, GoBlock>();
  await forEachLine(chunks, (bytes, start, end, line) => {
    const text = bytes.toString("utf8", start, end);
    if (text === "" || text.startsWith("mode: ") || text.startsWith("\ufeffmode: ")) return;
    const block = parseBlock(text);
    if (block === undefined)
      throw new InputError(
        "This is no block of a Go cover profile.",
        "Write the profile again; expected file.go:line.column,line.column statements count.",
        { file: name, line },
      );
    const key = `${block.path}:${block.position}`;
    const known = blocks.get(key);
    if (known === undefined) blocks.set(key, block);
    else known.hits += block.hits;
  });
  for (const block of blocks.values()) {
    const file = coverage.file([block.path]);
    file.blocks.add(block.position, block.statements, block.hits);
    for (let line = block.first; line <= block.last; line++) file.lines.add(line, block.hits);
  }
};

interface GoBlock {
  readonly path: string;
  readonly position: string;
  readonly first: number;
  readonly last: number;
  readonly statements: number;
  hits: number;
}

function parseBlock(text: string): GoBlock | undefined {
  const match = BLOCK.exec(text);
  if (match === null) return undefined;
  const [path = "", first = "", , last = "", , statements = "", hits = ""] = match.slice(1);
  const position = text.slice(path.length + 1, text.indexOf(" ", path.length));
  const block = { first: Number(first), last: Number(last), statements: Number(statements) };
  if (block.first < 1 || block.last < block.first || block.last - block.first > LONGEST_BLOCK)
    return undefined;
  return { path, position, ...block, hits: Number(hits) };
}

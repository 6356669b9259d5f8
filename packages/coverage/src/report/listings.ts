import type { Listing } from "@sluice/report";
import type { Git } from "../gate.ts";
import { type LineRange, type PatchCoverage, type PatchFile, toRanges } from "../judge/patch.ts";
import type { MeasuredFile } from "../model/count.ts";
import { lineState } from "../model/line-state.ts";

const CONTEXT = 3;
const FILES = 100;
const LINES = 5000;

type ListedLine = Listing["hunks"][number][number];

/** Excerpts around the added lines of code, uncovered files first; whole files are dropped beyond the limits. */
export async function patchListings(
  patch: PatchCoverage | undefined,
  files: ReadonlyMap<string, MeasuredFile>,
  git: Git,
): Promise<Listing[]> {
  const listings: Listing[] = [];
  let left = LINES;
  const changed = (patch?.files ?? []).filter(({ count }) => count.total > 0);
  for (const file of changed.toSorted((a, b) => b.miss.length - a.miss.length)) {
    const measured = files.get(file.path);
    const source = await git.sourceLines(file.path);
    if (measured === undefined || source === undefined) continue;
    const listing = listFile(file, measured, source);
    left -= listing.hunks.reduce((sum, hunk) => sum + hunk.length, 0);
    if (left < 0 || listings.length === FILES) break;
    listings.push(listing);
  }
  return listings;
}

function listFile(file: PatchFile, measured: MeasuredFile, source: readonly string[]): Listing {
  const code = [...file.hit, ...file.miss].sort((a, b) => a - b);
  const added = new Set(file.added);
  const hunks = excerpts(code, source.length).map(([first, last]) =>
    source
      .slice(first - 1, last)
      .map((text, index) => listLine(measured, first + index, text, added)),
  );
  return { path: file.path, hunks: hunks.filter((hunk) => hunk.length > 0) };
}

/** Ranges of lines to show: each code line with its context, neighbours joined. */
function excerpts(lines: readonly number[], length: number): LineRange[] {
  const shown = new Set<number>();
  for (const line of lines)
    for (let near = line - CONTEXT; near <= line + CONTEXT; near++)
      if (near >= 1 && near <= length) shown.add(near);
  return toRanges([...shown].sort((a, b) => a - b));
}

function listLine(
  { coverage }: MeasuredFile,
  number: number,
  text: string,
  added: ReadonlySet<number>,
): ListedLine {
  const state = lineState(coverage, number);
  const branches = coverage.branches.get(number);
  const partial = state === "hit" && branches !== undefined && branches.covered < branches.total;
  return {
    number,
    text,
    ...(added.has(number) ? { added: true } : {}),
    state: partial ? "partial" : state,
    ...(branches === undefined || branches.total === 0
      ? {}
      : { note: `${branches.covered} of ${branches.total} branches` }),
  };
}

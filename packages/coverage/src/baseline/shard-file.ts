import type { MeasuredFile } from "../model/count.ts";
import { FileCoverage } from "../model/file-coverage.ts";
import { decodeLines, encodeLines } from "./line-runs.ts";
import type { ShardFile } from "./record.ts";

type Measured = Pick<ShardFile, "lines" | "branches" | "functions" | "blocks">;

/** What a shard said of a file, in the form that the journal keeps; hit counts of lines become hit or miss. */
export function encodeFile({ coverage }: MeasuredFile): Measured {
  const { lines, branches, functions, blocks } = coverage;
  return {
    lines: encodeLines(lines),
    branches: [...branches.lines()].map((line) => {
      const { covered = 0, total = 0, identified = false } = branches.get(line) ?? {};
      return identified
        ? {
            line,
            taken: Array.from(branches.identified(line), ([id, taken]): [string, number] => [
              id,
              taken,
            ]),
          }
        : { line, covered, total };
    }),
    functions: [...functions.entries()],
    blocks: [...blocks.entries()],
  };
}

/** The file as it was measured. */
export function decodeFile({ path, lines, branches, functions, blocks }: ShardFile): MeasuredFile {
  const coverage = new FileCoverage([path]);
  for (const [line, hit] of decodeLines(lines)) coverage.lines.add(line, hit ? 1 : 0);
  for (const branch of branches)
    if ("taken" in branch)
      for (const [id, taken] of branch.taken) coverage.branches.add(branch.line, id, taken);
    else coverage.branches.addCounts(branch.line, branch.covered, branch.total);
  for (const { name, line, hits } of functions) coverage.functions.add(name, line, hits);
  for (const { position, statements, hits } of blocks)
    coverage.blocks.add(position, statements, hits);
  return { path, coverage, reports: 1 };
}

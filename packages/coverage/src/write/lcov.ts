import type { MeasuredFile } from "../model/count.ts";

/** Merged files as an lcov tracefile (man geninfo, FILES), one piece a file, in the order given; may be read again. */
export function writeLcov(files: ReadonlyMap<string, MeasuredFile>): Iterable<string> {
  return { [Symbol.iterator]: () => sections(files) };
}

function* sections(files: ReadonlyMap<string, MeasuredFile>): Generator<string> {
  for (const file of files.values()) yield `${[...records(file)].join("\n")}\n`;
}

function* records({ path, coverage }: MeasuredFile): Iterable<string> {
  yield "TN:";
  yield `SF:${oneLine(path)}`;
  const { functions, branches, lines } = coverage;
  for (const { name, line } of functions.entries()) yield `FN:${line},${oneLine(name)}`;
  for (const { name, hits } of functions.entries()) yield `FNDA:${hits},${oneLine(name)}`;
  if (functions.total > 0) yield* [`FNF:${functions.total}`, `FNH:${functions.covered}`];

  let found = 0;
  let hit = 0;
  for (const line of branches.lines()) {
    const known = branches.get(line);
    if (known === undefined) continue;
    found += known.total;
    hit += known.covered;
    const ran = (lines.get(line) ?? 0) > 0 || known.covered > 0;
    // Numbered anew in order of id, since the ids of other formats may hold anything.
    const taken = known.identified
      ? [...branches.identified(line)].map(([, times]) => times)
      : Array.from({ length: known.total }, (_, index) => Number(index < known.covered));
    for (const [index, times] of taken.entries())
      yield `BRDA:${line},0,${index},${ran ? times : "-"}`;
  }
  if (found > 0) yield* [`BRF:${found}`, `BRH:${hit}`];

  for (const [line, hits] of lines.entries()) yield `DA:${line},${hits}`;
  yield* [`LF:${lines.total}`, `LH:${lines.covered}`, "end_of_record"];
}

function oneLine(text: string): string {
  return text.replace(/[\r\n]+/g, " ");
}

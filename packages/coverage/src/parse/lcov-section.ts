import type { FileCoverage } from "../model/file-coverage.ts";

/** One file's part of a trace file, between SF and end_of_record. */
export class LcovSection {
  readonly #file: FileCoverage;
  readonly #functionLines = new Map<string, number>();
  /** Functions of geninfo 2 have an index: FNL gives its line, FNA its names. */
  readonly #indexLines = new Map<string, number>();
  #lines = 0;
  #lastLine = 0;
  #repeats = false;
  #claimed: number | undefined;

  constructor(file: FileCoverage) {
    this.#file = file;
  }

  line(line: number, hits: number): void {
    if (line <= this.#lastLine) this.#repeats = true;
    this.#lastLine = line;
    this.#lines++;
    this.#file.lines.add(line, hits);
  }

  branch(line: number, id: string, taken: number): void {
    this.#file.branches.add(line, id, taken);
  }

  /** A record that is not DA or BRDA; keys that carry nothing we use (MCDC, checksums, totals) pass. */
  record(key: string, value: string): void {
    if (key === "FN") this.#functionLine(value);
    else if (key === "FNDA") this.#functionHits(value);
    else if (key === "FNL") this.#indexLine(value);
    else if (key === "FNA") this.#indexHits(value);
    else if (key === "LF") this.#claimed = Number(value);
  }

  /** What LF says against the lines that stand there; lines always win. */
  mismatch(): string | undefined {
    if (this.#claimed === undefined || this.#repeats || this.#claimed === this.#lines)
      return undefined;
    const path = this.#file.candidates[0] ?? "";
    return `LF says ${this.#claimed} lines for ${path}, but ${this.#lines} are listed; the listed ones count.`;
  }

  /** `FN:line,name` or, since geninfo 2, `FN:line,end,name`; a name may hold commas. */
  #functionLine(value: string): void {
    const match = /^(\d+),(?:\d+,)?([\s\S]+)$/.exec(value);
    const [, line, name] = match ?? [];
    if (line === undefined || name === undefined) return;
    this.#functionLines.set(name, Number(line));
    this.#file.functions.add(name, Number(line), 0);
  }

  #functionHits(value: string): void {
    const match = /^(-?[\d.e+]+),([\s\S]+)$/.exec(value);
    const [, hits, name] = match ?? [];
    if (hits === undefined || name === undefined) return;
    this.#file.functions.add(name, this.#functionLines.get(name) ?? 0, Math.max(0, Number(hits)));
  }

  #indexLine(value: string): void {
    const [index, line] = value.split(",");
    if (index !== undefined && line !== undefined) this.#indexLines.set(index, Number(line));
  }

  #indexHits(value: string): void {
    const match = /^(\d+),(-?[\d.e+]+),([\s\S]+)$/.exec(value);
    const [, index, hits, name] = match ?? [];
    if (index === undefined || name === undefined) return;
    const line = this.#indexLines.get(index) ?? 0;
    this.#file.functions.add(name, line, Math.max(0, Number(hits)));
  }
}

import { InputError } from "@sluice/report";
import type { Coverage } from "../model/coverage.ts";
import { forEachLine } from "./byte-lines.ts";
import { LcovSection } from "./lcov-section.ts";
import type { ReportParser } from "./source.ts";

const COLON = 58;
const COMMA = 44;
const HASH = 35;
const [D, A, B, R] = [68, 65, 66, 82];

/** Reads lcov trace files of geninfo 1 and 2 (man geninfo, section FILES). */
export const parseLcov: ReportParser = async ({ name, chunks }, coverage) => {
  const reader = new LcovReader(name, coverage);
  await forEachLine(chunks, (bytes, start, end, line) => reader.read(bytes, start, end, line));
  reader.end();
};

class LcovReader {
  readonly #report: string;
  readonly #coverage: Coverage;
  #section: LcovSection | undefined;
  /** A function's name may hold a newline; its rest is then a line without a key. */
  #afterFunction = false;
  #line = 0;

  constructor(report: string, coverage: Coverage) {
    this.#report = report;
    this.#coverage = coverage;
  }

  read(bytes: Buffer, start: number, end: number, line: number): void {
    this.#line = line;
    if (start === end || bytes[start] === HASH) return;
    if (bytes[start] === D && bytes[start + 1] === A && bytes[start + 2] === COLON) {
      this.#lineData(bytes, start + 3, end);
    } else if (bytes[start] === B && bytes[start + 1] === R && bytes[start + 4] === COLON) {
      this.#branchData(bytes, start + 5, end);
    } else {
      this.#record(bytes.toString("utf8", start, end));
    }
  }

  end(): void {
    if (this.#section !== undefined)
      throw this.#error(
        "The report ends inside a file's section.",
        "It was cut off; write it again.",
      );
  }

  #lineData(bytes: Buffer, start: number, end: number): void {
    const section = this.#open();
    const comma = indexOf(bytes, COMMA, start, end);
    const line = integer(bytes, start, comma);
    if (comma === end || line === -1)
      throw this.#error("This DA record has no line number and hit count.", "Write it again.");
    if (line === 0) return;
    const second = indexOf(bytes, COMMA, comma + 1, end);
    section.line(line, this.#hits(bytes, comma + 1, second));
  }

  #branchData(bytes: Buffer, start: number, end: number): void {
    const section = this.#open();
    const first = indexOf(bytes, COMMA, start, end);
    let last = end - 1;
    while (last > first && bytes[last] !== COMMA) last--;
    const second = indexOf(bytes, COMMA, first + 1, end);
    const line = integer(bytes, start, first);
    if (line === -1 || second >= last + 1 || second === end)
      throw this.#error("This BRDA record has fewer than four fields.", "Write it again.");
    if (line === 0) return;
    const dash = bytes[last + 1] === 45 && last + 2 === end;
    const taken = dash ? 0 : this.#hits(bytes, last + 1, end);
    section.branch(line, branchId(bytes, first + 1, second, last), taken);
  }

  /** Hit counts are integers; some tools write `1e+06`, negative ones or more than 64 bits hold. */
  #hits(bytes: Buffer, start: number, end: number): number {
    const plain = integer(bytes, start, end);
    if (plain !== -1) return plain >= 2 ** 63 ? 0 : plain;
    const text = bytes.toString("latin1", start, end).trim();
    const hits = text === "" ? Number.NaN : Number(text);
    if (Number.isNaN(hits))
      throw this.#error(`"${text.slice(0, 40)}" is no hit count.`, "Write the report again.");
    return Math.max(0, hits);
  }

  #record(text: string): void {
    const colon = text.indexOf(":");
    const key = colon === -1 ? text.trim() : text.slice(0, colon);
    const value = text.slice(colon + 1);
    if (key === "end_of_record" && colon === -1) {
      this.#close();
      return;
    }
    if (!/^[A-Z][A-Z0-9_]*$/.test(key) || colon === -1) {
      if (this.#afterFunction || text.trim() === "") return;
      throw this.#error("This line is no lcov record.", "Write the report again.");
    }
    this.#afterFunction = key.startsWith("FN");
    if (key === "SF") this.#startFile(value);
    else if (key === "TN" || key === "VER") return;
    else this.#open().record(key, value);
  }

  #startFile(path: string): void {
    if (this.#section !== undefined)
      throw this.#error("A section starts before the last one ended.", "Write the report again.");
    if (path.trim() === "") throw this.#error("SF names no file.", "Write the report again.");
    this.#section = new LcovSection(this.#coverage.file([path.trim()]));
  }

  #open(): LcovSection {
    if (this.#section !== undefined) return this.#section;
    throw this.#error("This record belongs to no file (SF).", "Write the report again.");
  }

  #close(): void {
    const mismatch = this.#open().mismatch();
    if (mismatch !== undefined && this.#coverage.notes.length < 100)
      this.#coverage.notes.push({
        report: this.#report,
        line: this.#line,
        rule: "header-mismatch",
        message: mismatch,
      });
    this.#section = undefined;
    this.#afterFunction = false;
  }

  #error(problem: string, remedy: string): InputError {
    return new InputError(problem, remedy, { file: this.#report, line: this.#line });
  }
}

function indexOf(bytes: Buffer, byte: number, start: number, end: number): number {
  for (let at = start; at < end; at++) if (bytes[at] === byte) return at;
  return end;
}

/** A plain decimal integer, or -1. */
function integer(bytes: Buffer, start: number, end: number): number {
  if (start >= end) return -1;
  let value = 0;
  for (let at = start; at < end; at++) {
    const digit = (bytes[at] ?? 0) - 48;
    if (digit < 0 || digit > 9) return -1;
    value = value * 10 + digit;
  }
  return value;
}

const SMALL_IDS = Array.from({ length: 64 * 64 }, (_, at) => `${at >> 6},${at & 63}`);

/** `block,branch`, where the branch is all between the second and the last comma. */
function branchId(bytes: Buffer, block: number, comma: number, end: number): string {
  const a = integer(bytes, block, comma);
  const b = integer(bytes, comma + 1, end);
  if (a >= 0 && a < 64 && b >= 0 && b < 64) return SMALL_IDS[a * 64 + b] ?? "";
  // A prefix of the block tells exceptional (e), fall-through (f) and unconditional (U) branches.
  return bytes.toString("utf8", block, end);
}

import type { Coverage } from "../model/coverage.ts";
import type { FileCoverage } from "../model/file-coverage.ts";
import type { ReportParser } from "./source.ts";
import {
  type Attributes,
  attribute,
  count,
  readXml,
  type XmlHandler,
  type XmlPlace,
} from "./xml.ts";

/**
 * Reads Cobertura XML (coverage-04.dtd). Lines come from `class/lines`; the same lines below methods are not
 * counted again. `condition-coverage` gives counts without identity. A header that contradicts its lines is noted.
 */
export const parseCobertura: ReportParser = async (source, coverage) => {
  await readXml(source, "coverage", new CoberturaReader(source.name, coverage));
};

class CoberturaReader implements XmlHandler {
  readonly #report: string;
  readonly #coverage: Coverage;
  readonly #sources: string[] = [];
  #file: FileCoverage | undefined;
  #method: { name: string; line: number; hits: number } | undefined;
  #claimed: { covered: number; total: number } | undefined;
  /** Hits of one class, merged by line before they are added: a class may list a line twice. */
  #lines = new Map<number, number>();

  constructor(report: string, coverage: Coverage) {
    this.#report = report;
    this.#coverage = coverage;
  }

  open(name: string, attributes: Attributes, place: XmlPlace): void {
    if (name === "line") this.#line(attributes, place);
    else if (name === "class") this.#class(attribute(attributes, "filename", name, place));
    else if (name === "method") this.#startMethod(attributes);
    else if (name === "coverage") this.#header(attributes);
  }

  close(name: string, text: string): void {
    if (name === "source" && text.trim() !== "") this.#sources.push(text.trim());
    else if (name === "method") this.#endMethod();
    else if (name === "class") this.#endClass();
    else if (name === "coverage") this.#checkHeader();
  }

  #class(filename: string): void {
    const absolute = /^([a-z]:)?[\\/]/i.test(filename);
    const joined = this.#sources.map((source) => `${source.replace(/[\\/]$/, "")}/${filename}`);
    // A source "." says nothing; the bare name is the last resort, since two sources may share it.
    this.#file = this.#coverage.file(absolute ? [filename] : [...new Set([...joined, filename])]);
  }

  #line(attributes: Attributes, place: XmlPlace): void {
    const number = count(attributes, "number", "line", place);
    const hits = count(attributes, "hits", "line", place);
    if (this.#method !== undefined) {
      if (this.#method.line === 0 || number < this.#method.line) this.#method.line = number;
      this.#method.hits = Math.max(this.#method.hits, hits);
      return;
    }
    if (this.#file === undefined || number === 0) return;
    this.#lines.set(number, Math.max(this.#lines.get(number) ?? 0, hits));
    const [, covered, total] =
      /\((\d+)\/(\d+)\)/.exec(attributes["condition-coverage"] ?? "") ?? [];
    if (covered !== undefined && total !== undefined)
      this.#file.branches.addCounts(number, Math.min(+covered, +total), +total);
  }

  #startMethod(attributes: Attributes): void {
    const { name = "", signature = "" } = attributes;
    // coverage.py and gcovr write methods only without a signature; Java tells overloads by it.
    this.#method = { name: `${name}${signature}`, line: 0, hits: 0 };
  }

  #endMethod(): void {
    const method = this.#method;
    this.#method = undefined;
    if (method !== undefined && method.line > 0)
      this.#file?.functions.add(method.name, method.line, method.hits);
  }

  #endClass(): void {
    for (const [line, hits] of this.#lines) this.#file?.lines.add(line, hits);
    this.#lines.clear();
    this.#file = undefined;
  }

  #header(attributes: Attributes): void {
    const total = Number(attributes["lines-valid"] ?? Number.NaN);
    const covered = Number(attributes["lines-covered"] ?? Number.NaN);
    if (Number.isInteger(total) && Number.isInteger(covered)) this.#claimed = { covered, total };
  }

  #checkHeader(): void {
    if (this.#claimed === undefined) return;
    let covered = 0;
    let total = 0;
    for (const { lines } of this.#coverage.files()) {
      covered += lines.covered;
      total += lines.total;
    }
    if (covered === this.#claimed.covered && total === this.#claimed.total) return;
    const claim = `${this.#claimed.covered} of ${this.#claimed.total}`;
    this.#coverage.notes.push({
      report: this.#report,
      rule: "header-mismatch",
      message: `The header says ${claim} lines, but the report lists ${covered} of ${total}; the listed ones count.`,
    });
  }
}

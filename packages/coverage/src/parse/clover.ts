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
 * Reads Clover XML (OpenClover, PHPUnit, Istanbul). `stmt` and `cond` lines are code; `method` lines are
 * functions. A condition's true and false counts are its two branches.
 */
export const parseClover: ReportParser = async (source, coverage) => {
  await readXml(source, "coverage", new CloverReader(coverage));
};

class CloverReader implements XmlHandler {
  readonly #coverage: Coverage;
  #file: FileCoverage | undefined;
  readonly #lines = new Map<number, number>();
  readonly #conditions = new Map<number, number>();

  constructor(coverage: Coverage) {
    this.#coverage = coverage;
  }

  open(name: string, attributes: Attributes, place: XmlPlace): void {
    if (name === "file") this.#startFile(attributes, place);
    else if (name === "line" && this.#file !== undefined) this.#line(this.#file, attributes, place);
  }

  close(name: string): void {
    if (name !== "file") return;
    for (const [line, hits] of this.#lines) this.#file?.lines.add(line, hits);
    this.#lines.clear();
    this.#conditions.clear();
    this.#file = undefined;
  }

  #startFile(attributes: Attributes, place: XmlPlace): void {
    const { path } = attributes;
    const name = attribute(attributes, path === undefined ? "name" : "path", "file", place);
    this.#file = this.#coverage.file([name]);
  }

  #line(file: FileCoverage, attributes: Attributes, place: XmlPlace): void {
    const number = count(attributes, "num", "line", place);
    const { type, truecount, falsecount } = attributes;
    if (number === 0) return;
    if (type === "method") {
      const name = attributes.name ?? attributes.signature ?? `line ${number}`;
      file.functions.add(name, number, count(attributes, "count", "line", place));
      return;
    }
    const isCondition = type === "cond";
    const taken = isCondition && truecount !== undefined && falsecount !== undefined;
    const hits =
      attributes.count === undefined && taken
        ? Number(truecount) + Number(falsecount)
        : count(attributes, "count", "line", place);
    this.#lines.set(number, Math.max(this.#lines.get(number) ?? 0, hits));
    if (!taken) return;
    const nth = this.#conditions.get(number) ?? 0;
    this.#conditions.set(number, nth + 1);
    file.branches.add(number, `${nth},true`, Number(truecount) || 0);
    file.branches.add(number, `${nth},false`, Number(falsecount) || 0);
  }
}

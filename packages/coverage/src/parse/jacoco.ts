import { InputError } from "@sluice/report";
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
 * Reads JaCoCo XML (report.dtd): a line is hit when any of its instructions was covered; branches are counts
 * without identity. A source file is known only by package and name, so that it is found by the end of its path.
 */
export const parseJacoco: ReportParser = async (source, coverage) => {
  await readXml(source, "report", new JacocoReader(coverage));
};

interface Method {
  readonly name: string;
  readonly line: number;
  readonly sourceFile: string;
  covered: boolean;
}

class JacocoReader implements XmlHandler {
  readonly #coverage: Coverage;
  #package = "";
  #sourceFile: FileCoverage | undefined;
  #class: { name: string; sourceFile: string } | undefined;
  #method: Method | undefined;

  constructor(coverage: Coverage) {
    this.#coverage = coverage;
  }

  open(name: string, attributes: Attributes, place: XmlPlace): void {
    if (name === "line") this.#line(attributes, place);
    else if (name === "counter") this.#counter(attributes, place);
    else if (name === "package") this.#package = attribute(attributes, "name", name, place);
    else if (name === "sourcefile")
      this.#sourceFile = this.#file(attribute(attributes, "name", name, place));
    else if (name === "class")
      this.#class = {
        name: attribute(attributes, "name", name, place).split("/").at(-1) ?? "",
        sourceFile: attributes.sourcefilename ?? "",
      };
    else if (name === "method") this.#startMethod(attributes, place);
  }

  close(name: string): void {
    if (name === "sourcefile") this.#sourceFile = undefined;
    else if (name === "class") this.#class = undefined;
    else if (name === "method") this.#endMethod();
  }

  #file(name: string): FileCoverage {
    return this.#coverage.file([this.#package === "" ? name : `${this.#package}/${name}`]);
  }

  #line(attributes: Attributes, place: XmlPlace): void {
    if (this.#sourceFile === undefined) return;
    if (attributes.ci === undefined)
      throw new InputError(
        "A line has no covered-instruction count (ci), so that nothing tells whether it ran.",
        "Write the report with JaCoCo itself, or in another format of the same tool.",
        { file: place.file, line: place.line },
      );
    const number = count(attributes, "nr", "line", place);
    this.#sourceFile.lines.add(number, count(attributes, "ci", "line", place) > 0 ? 1 : 0);
    const covered = Number(attributes.cb ?? 0);
    const missed = Number(attributes.mb ?? 0);
    if (covered + missed > 0)
      this.#sourceFile.branches.addCounts(number, covered, covered + missed);
  }

  #startMethod(attributes: Attributes, place: XmlPlace): void {
    const name = `${this.#class?.name ?? ""}.${attribute(attributes, "name", "method", place)}${attributes.desc ?? ""}`;
    const sourceFile = this.#class?.sourceFile ?? "";
    this.#method = { name, line: Number(attributes.line ?? 0), sourceFile, covered: false };
  }

  #counter(attributes: Attributes, place: XmlPlace): void {
    if (this.#method !== undefined && attributes.type === "METHOD")
      this.#method.covered = count(attributes, "covered", "counter", place) > 0;
  }

  #endMethod(): void {
    const method = this.#method;
    this.#method = undefined;
    if (method !== undefined && method.sourceFile !== "")
      this.#file(method.sourceFile).functions.add(method.name, method.line, method.covered ? 1 : 0);
  }
}

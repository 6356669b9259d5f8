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

/** The compiler's mark for a sequence point without source. */
const HIDDEN_LINE = 0xfeefee;

/**
 * Reads OpenCover XML (OpenCover, coverlet, AltCover): lines from sequence points by file id, branches from branch
 * points by place. Summary elements are not used.
 */
export const parseOpenCover: ReportParser = async (source, coverage) => {
  await readXml(source, "CoverageSession", new OpenCoverReader(coverage));
};

interface Method {
  name: string;
  fileId: string | undefined;
  line: number;
  hits: number;
}

class OpenCoverReader implements XmlHandler {
  readonly #coverage: Coverage;
  #files = new Map<string, FileCoverage>();
  #method: Method | undefined;
  /** A line is as often hit as its most visited point, over all methods of the module. */
  #lines = new Map<FileCoverage, Map<number, number>>();

  constructor(coverage: Coverage) {
    this.#coverage = coverage;
  }

  open(name: string, attributes: Attributes, place: XmlPlace): void {
    if (name === "SequencePoint") this.#sequencePoint(attributes, place);
    else if (name === "BranchPoint") this.#branchPoint(attributes, place);
    else if (name === "Method") this.#method = { name: "", fileId: undefined, line: 0, hits: 0 };
    else if (name === "FileRef" && this.#method !== undefined) this.#method.fileId = attributes.uid;
    else if (name === "File")
      this.#files.set(
        attribute(attributes, "uid", name, place),
        this.#coverage.file([attribute(attributes, "fullPath", name, place)]),
      );
  }

  close(name: string, text: string): void {
    if (name === "Name" && this.#method !== undefined) this.#method.name = text.trim();
    else if (name === "Method") this.#endMethod();
    else if (name === "Module") this.#endModule();
  }

  #sequencePoint(attributes: Attributes, place: XmlPlace): void {
    const line = count(attributes, "sl", "SequencePoint", place);
    const hits = count(attributes, "vc", "SequencePoint", place);
    const file = this.#file(attributes.fileid);
    if (file === undefined || line === 0 || line === HIDDEN_LINE) return;
    const lines = this.#lines.get(file) ?? new Map<number, number>();
    this.#lines.set(file, lines);
    lines.set(line, Math.max(lines.get(line) ?? 0, hits));
    if (this.#method === undefined) return;
    if (this.#method.line === 0 || line < this.#method.line) this.#method.line = line;
    this.#method.hits = Math.max(this.#method.hits, hits);
    this.#method.fileId ??= attributes.fileid;
  }

  #branchPoint(attributes: Attributes, place: XmlPlace): void {
    const { sl, fileid, offset = "", path = "" } = attributes;
    const file = this.#file(fileid);
    const line = Number(sl ?? 0);
    if (file === undefined || !(line > 0) || line === HIDDEN_LINE) return;
    const hits = count(attributes, "vc", "BranchPoint", place);
    file.branches.add(line, `${this.#method?.name ?? ""}@${offset},${path}`, hits);
  }

  #file(id: string | undefined): FileCoverage | undefined {
    const known = id ?? this.#method?.fileId;
    return known === undefined ? undefined : this.#files.get(known);
  }

  #endMethod(): void {
    const method = this.#method;
    this.#method = undefined;
    if (method !== undefined && method.line > 0)
      this.#file(method.fileId)?.functions.add(method.name, method.line, method.hits);
  }

  #endModule(): void {
    for (const [file, lines] of this.#lines)
      for (const [line, hits] of lines) file.lines.add(line, hits);
    this.#lines = new Map();
    this.#files = new Map();
  }
}

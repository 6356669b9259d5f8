import { FileCoverage } from "./file-coverage.ts";

export const FORMATS = [
  "lcov",
  "cobertura",
  "clover",
  "jacoco",
  "istanbul",
  "coverage.py",
  "go",
  "llvm-cov",
  "gcov",
  "gcovr",
  "simplecov",
  "opencover",
] as const;
export type Format = (typeof FORMATS)[number];

export function isFormat(name: string): name is Format {
  return FORMATS.some((format) => format === name);
}

/** The evidence of one or more reports, by file. Files are keyed by their candidate paths until paths are resolved. */
export class Coverage {
  /** Formats and the tools that wrote them, as far as the reports say (`"coverage.py 7.6"`); part of a baseline's fingerprint. */
  readonly formats = new Set<Format>();
  readonly tools = new Set<string>();
  /** What a reader should know of the evidence: a header that contradicts its lines, ignored records. */
  readonly notes: CoverageNote[] = [];
  readonly #files = new Map<string, FileCoverage>();

  /** The record of a file, made on first use. */
  file(candidates: readonly string[]): FileCoverage {
    const key = candidates.join("\0");
    let file = this.#files.get(key);
    if (file === undefined) {
      file = new FileCoverage(candidates);
      this.#files.set(key, file);
    }
    return file;
  }

  files(): IterableIterator<FileCoverage> {
    return this.#files.values();
  }

  get size(): number {
    return this.#files.size;
  }

  merge(other: Coverage): void {
    for (const format of other.formats) this.formats.add(format);
    for (const tool of other.tools) this.tools.add(tool);
    this.notes.push(...other.notes);
    for (const file of other.files()) this.file(file.candidates).merge(file);
  }
}

export interface CoverageNote {
  /** The report's own name. */
  readonly report: string;
  readonly line?: number;
  readonly rule: "header-mismatch" | "ignored-record" | "ambiguous-path" | "empty-report";
  readonly message: string;
}

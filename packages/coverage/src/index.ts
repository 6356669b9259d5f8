export type {
  ChangedFile,
  CoverageDrivers,
  CoverageLimits,
  CoverageRequest,
  CoverageResult,
  Git,
  MissingPolicy,
  PatchLines,
  PathMap,
  ReportFiles,
} from "./gate.ts";
export { Coverage, type CoverageNote, FORMATS, type Format } from "./model/coverage.ts";
export { FileCoverage } from "./model/file-coverage.ts";
export type { ReportParser, ReportSource } from "./parse/source.ts";

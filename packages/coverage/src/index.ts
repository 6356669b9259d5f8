export { Coverage, type CoverageNote, FORMATS, type Format } from "./model/coverage.ts";
export { FileCoverage } from "./model/file-coverage.ts";
export type { ReportParser, ReportSource } from "./parse/source.ts";

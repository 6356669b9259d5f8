import { readHistory } from "./baseline/baseline.ts";
import { carryForward } from "./baseline/carry-forward.ts";
import { recordBaseline } from "./baseline/write.ts";
import { applyConfig, parseConfig } from "./config.ts";
import { gatherEvidence } from "./evidence/gather.ts";
import type { CoverageDrivers, CoverageRequest, CoverageResult } from "./gate.ts";
import { judge } from "./judge/judge.ts";
import { buildReport } from "./report/build.ts";
import { patchListings } from "./report/listings.ts";
import { milliseconds } from "./time.ts";
import { readSourceTree } from "./tree/source-tree.ts";
import { renderBadge } from "./write/badge.ts";
import { writeCobertura } from "./write/cobertura.ts";
import { writeLcov } from "./write/lcov.ts";

export { CoverageConfig, coverageConfigSchema } from "./config.ts";
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

/** The coverage gate: reports in, covered or not per line, a Report out. Throws InputError for what the user has to mend. */
export async function gateCoverage(
  asked: CoverageRequest,
  drivers: CoverageDrivers,
): Promise<CoverageResult> {
  const config = parseConfig(asked.config);
  const request = applyConfig(asked, config);
  const tree = await readSourceTree(request, config, drivers.git);
  const history = await readHistory(request, tree, drivers);
  const gathered = await gatherEvidence(request, config, tree, drivers.reports);
  const evidence = carryForward(gathered, config, tree, history.nearest, request.now);
  const judgement = judge(request, config, tree, evidence, history);
  await recordBaseline(request, config, tree, evidence, judgement, drivers.journal);
  const { files, patch, totals } = judgement;
  const listings = await patchListings(patch, files, drivers.git);
  return {
    report: buildReport(request, tree, evidence, history, judgement, listings),
    badge: renderBadge(totals.lines),
    lcov: writeLcov(files),
    cobertura: writeCobertura(files, milliseconds(request.now)),
  };
}

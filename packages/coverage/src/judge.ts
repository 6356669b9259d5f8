import { type Finding, type Metric, type Verdict, worstVerdict } from "@sluice/report";
import type { CoverageConfig } from "./config.ts";
import { type MeasuredFile, sumFiles, type Totals } from "./count.ts";
import { type Evidence, mergeFiles } from "./evidence.ts";
import type { CoverageRequest, MissingPolicy } from "./gate.ts";
import { type Area, judgeAreas } from "./judge-area.ts";
import { examinePatch, type PatchCoverage } from "./judge-patch.ts";
import { judgePatch, judgeTotals } from "./judge-whole.ts";
import {
  areaFindings,
  evidenceFindings,
  limitFindings,
  patchFindings,
  unmeasuredFindings,
} from "./report-findings.ts";
import type { SourceTree } from "./source-tree.ts";

/** What the evidence amounts to, and the answer to each question that was asked. */
export interface Judgement {
  readonly files: ReadonlyMap<string, MeasuredFile>;
  readonly totals: Totals;
  readonly patch: PatchCoverage | undefined;
  readonly areas: readonly Area[];
  readonly metrics: readonly Metric[];
  readonly findings: readonly Finding[];
  readonly verdict: Verdict;
}

/** Merges the shards and judges the whole, the patch, the areas, the changed files without evidence, and the evidence itself. */
export function judge(
  request: CoverageRequest,
  config: CoverageConfig,
  tree: SourceTree,
  evidence: Evidence,
): Judgement {
  const files = mergeFiles(evidence.shards.map((shard) => shard.files));
  const totals = sumFiles(files.values());
  const patch = tree.patch && examinePatch(tree.patch, files, tree);
  const patchMetric = judgePatch(patch, totals, request.limits.patch);
  const metrics = [...judgeTotals(totals, request.limits), patchMetric];
  const areas = judgeAreas(config, files, patch);
  const policy = request.unmeasuredChangedFiles;
  return {
    files,
    totals,
    patch,
    areas,
    metrics,
    findings: [
      ...evidenceFindings(evidence),
      ...limitFindings(metrics),
      ...areaFindings(areas),
      ...patchFindings(patch, patchMetric.verdict === "fail"),
      ...unmeasuredFindings(patch, policy),
    ],
    verdict: worstVerdict([
      evidenceVerdict(evidence),
      unmeasuredVerdict(patch, policy),
      ...metrics.map(({ verdict }) => verdict ?? "skipped"),
      ...areas.map(({ verdict }) => verdict),
    ]),
  };
}

/** Evidence with a hole in it never passes, whatever the figures of the rest. */
function evidenceVerdict({ missing, empty, ambiguous }: Evidence): Verdict {
  return missing.length + empty.length + ambiguous.size > 0 ? "inconclusive" : "skipped";
}

function unmeasuredVerdict(patch: PatchCoverage | undefined, policy: MissingPolicy): Verdict {
  if (policy === "ignore" || patch === undefined || patch.unmeasured.length === 0) return "skipped";
  return policy;
}

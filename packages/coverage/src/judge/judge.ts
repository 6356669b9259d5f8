import { type Finding, type Metric, type Verdict, worstVerdict } from "@sluice/report";
import { fingerprintOf, type History } from "../baseline/baseline.ts";
import type { CoverageConfig } from "../config.ts";
import { type Evidence, isComplete } from "../evidence/evidence.ts";
import { mergeFiles } from "../evidence/merge-files.ts";
import type { CoverageRequest, MissingPolicy } from "../gate.ts";
import { type MeasuredFile, sumFiles, type Totals } from "../model/count.ts";
import type { SourceTree } from "../tree/source-tree.ts";
import { type Area, judgeAreas } from "./area.ts";
import { type Categories, categorise } from "./categories.ts";
import { compareWith, judgeChange, judgeRatchet, withBaseline } from "./change.ts";
import { changeFindings, lostFindings } from "./change-findings.ts";
import {
  areaFindings,
  evidenceFindings,
  limitFindings,
  patchFindings,
  unmeasuredFindings,
} from "./findings.ts";
import { examinePatch, type PatchCoverage } from "./patch.ts";
import { judgePatch, judgeTotals } from "./whole.ts";

/** What the evidence amounts to, and the answer to each question that was asked. */
export interface Judgement {
  readonly files: ReadonlyMap<string, MeasuredFile>;
  readonly totals: Totals;
  readonly patch: PatchCoverage | undefined;
  readonly areas: readonly Area[];
  readonly categories: Categories | undefined;
  readonly metrics: readonly Metric[];
  readonly findings: readonly Finding[];
  readonly verdict: Verdict;
}

/** Merges the shards and judges the whole, the patch, the change, the areas, the changed files without evidence, and the evidence itself. */
export function judge(
  request: CoverageRequest,
  config: CoverageConfig,
  tree: SourceTree,
  evidence: Evidence,
  history: History,
): Judgement {
  const { limits, unmeasuredChangedFiles: policy } = request;
  const files = mergeFiles(evidence.shards.map((shard) => shard.files));
  const totals = sumFiles(files.values());
  const patch = tree.patch && examinePatch(tree.patch, files, tree);
  const fingerprint = fingerprintOf(request, config, evidence);
  const comparison = compareWith(history, fingerprint, isComplete(evidence));
  const patchMetric = judgePatch(patch, totals, limits.patch);
  const metrics = [
    ...judgeTotals(totals, limits).map((metric) => withBaseline(metric, comparison)),
    patchMetric,
    ...judgeChange(totals.lines, comparison, request),
    ...judgeRatchet(totals.lines, history, fingerprint, request, isComplete(evidence)),
  ];
  const areas = judgeAreas(config, files, patch);
  const { nearest } = history;
  const categories =
    nearest === undefined || comparison.baseline === undefined
      ? undefined
      : categorise(files, nearest, tree.tracked);
  return {
    files,
    totals,
    patch,
    areas,
    categories,
    metrics,
    findings: [
      ...evidenceFindings(evidence),
      ...limitFindings(metrics),
      ...areaFindings(areas),
      ...patchFindings(patch, patchMetric.verdict === "fail"),
      ...unmeasuredFindings(patch, policy),
      ...changeFindings(metrics),
      ...lostFindings(categories),
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

import { resolve } from "node:path";
import type { CoverageResult } from "@sluice/coverage";
import { formatPercent, type Report, renderHtml } from "@sluice/report";
import type { ActionResult, OutputFile } from "@sluice/toolkit";
import type { Inputs } from "./inputs.ts";

/** What the gate found, as the step's outputs and the files that were asked for under `root`. */
export function resultOf(gated: CoverageResult, inputs: Inputs, root: string): ActionResult {
  const { report } = gated;
  return {
    report,
    outputs: {
      coverage: percentOf(report, "coverage.lines"),
      "branch-coverage": percentOf(report, "coverage.branches"),
      "function-coverage": percentOf(report, "coverage.functions"),
      "patch-coverage": percentOf(report, "coverage.patch"),
    },
    files: [...filesOf(gated, inputs, root)],
  };
}

function* filesOf(gated: CoverageResult, inputs: Inputs, root: string): Iterable<OutputFile> {
  const { report, badge, lcov, cobertura } = gated;
  const { html, "merged-lcov": lcovPath, "merged-cobertura": coberturaPath } = inputs;
  if (html !== undefined) {
    const page = renderHtml([report], { title: report.title });
    yield { path: resolve(root, html), content: page };
  }
  if (lcovPath !== undefined) yield { path: resolve(root, lcovPath), content: lcov };
  if (coberturaPath !== undefined) yield { path: resolve(root, coberturaPath), content: cobertura };
  if (inputs.badge !== undefined) yield { path: resolve(root, inputs.badge), content: badge };
}

/** A bare number such as `84.99`, or an empty string where there is no data. */
function percentOf({ metrics }: Report, name: string): string {
  const { covered, total } = metrics.find((metric) => metric.name === name) ?? {};
  if (covered === undefined || total === undefined || total === 0) return "";
  const shown = formatPercent(covered, total).replace(/%$/, "");
  return shown.startsWith("<") ? "0" : shown;
}

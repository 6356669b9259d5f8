import type { CoverageLimits, CoverageRequest, Git } from "@sluice/coverage";
import { streamOf } from "@sluice/journal";
import type { ActionContext } from "@sluice/toolkit";
import manifest from "../package.json" with { type: "json" };
import { baseOf } from "./base.ts";
import { lineLimit, readConfig } from "./config.ts";
import type { Inputs } from "./inputs.ts";

/** The gate's request as inputs, config file, event and checkout at `root` together make it. */
export async function buildRequest(
  inputs: Inputs,
  context: ActionContext,
  root: string,
  git: Git,
  now: Date,
): Promise<CoverageRequest> {
  const [config, base, head] = await Promise.all([
    readConfig(root, inputs.config),
    baseOf(inputs.base, context, git),
    git.head(),
  ]);
  const gate = inputs.key === undefined ? "coverage" : `coverage.${inputs.key}`;
  return {
    reports: inputs.reports,
    expectReports: inputs["expect-reports"],
    limits: limitsOf(inputs, config),
    ratchet: inputs.ratchet,
    ...(base === undefined ? {} : { base }),
    pathMaps: inputs["path-map"],
    unmeasuredChangedFiles: inputs["unmeasured-changed-files"],
    ...(config === undefined ? {} : { config }),
    subject: { ...context.subject, ...(head === undefined ? {} : { commit: head }) },
    baselineStream: streamOf(gate, context.defaultBranch ?? "main"),
    writeBaseline: context.pushToDefaultBranch && head === context.commit,
    now: now.toISOString(),
    toolVersion: manifest.version,
  };
}

function limitsOf(inputs: Inputs, config: CoverageRequest["config"]): CoverageLimits {
  const limits = {
    lines: lineLimit(inputs["fail-under"], config),
    branches: inputs["fail-under-branches"],
    functions: inputs["fail-under-functions"],
    patch: inputs["patch-under"],
    maxDrop: inputs["max-drop"],
  };
  return Object.fromEntries(Object.entries(limits).filter(([, limit]) => limit !== undefined));
}

import { resolve } from "node:path";
import { gateCoverage } from "@sluice/coverage";
import { createGit, createReportFiles } from "@sluice/coverage/drivers";
import { openBranchJournal, runAction } from "@sluice/toolkit";
import { inputs } from "./inputs.ts";
import { buildRequest } from "./request.ts";
import { resultOf } from "./result.ts";

await runAction(inputs, async (given, context) => {
  const root = resolve(context.workspace, given["working-directory"]);
  const git = createGit(root);
  const request = await buildRequest(given, context, root, git, new Date());
  const journal = await openBranchJournal(context, given["baseline-branch"], given.token);
  const reports = createReportFiles(root);
  const gated = await gateCoverage(request, { reports, git, ...(journal && { journal }) });
  return resultOf(gated, given, root);
});

export { type ActionContext, type PullRequest, readContext, type WorkflowRun } from "./context.ts";
export type { ActionResult } from "./deliver.ts";
export {
  choice,
  flag,
  key,
  lines,
  list,
  optionalPercent,
  type ReportInputs,
  reportInputs,
  requiredLines,
  requiredText,
  text,
} from "./inputs.ts";
export { openBranchJournal } from "./journal-branch.ts";
export { type OutputFile, setOutputs } from "./outputs.ts";
export { type Publication, type Published, publishRun } from "./publish-run.ts";
export { EXIT, failStep, runAction, runStep } from "./run.ts";

import {
  convertWorkflowTemplate,
  NoOperationTraceWriter,
  parseWorkflow,
} from "@actions/workflow-parser";
import { describe, expect, it } from "vitest";
import { requireTool, runTool } from "./tool.ts";
import { yamlFiles } from "./workflow-files.ts";

const workflows = await yamlFiles(
  "{.github/workflows,test/samples/consumer/.github/workflows}/*.yml",
);

async function errorsOf(name: string, content: string): Promise<string[]> {
  const result = parseWorkflow({ name, content }, new NoOperationTraceWriter());
  if (result.value !== undefined) await convertWorkflowTemplate(result.context, result.value);
  return result.context.errors.getErrors().map((error) => error.message);
}

describe("the official parser", () => {
  it.each(workflows)("accepts $path", async ({ path, text }) => {
    expect(await errorsOf(path, text)).toEqual([]);
  });

  it("refuses an unknown key", async () => {
    expect(await errorsOf("w.yml", "on: push\njobs:\n  a:\n    runs-onn: x\n")).not.toEqual([]);
  });
});

it("actionlint, with shellcheck, finds nothing", (context) => {
  const files = workflows.map((file) => file.path);
  const actionlint = requireTool("actionlint", context);
  const shellcheck = requireTool("shellcheck", context);
  const { code, output } = runTool(actionlint, ["-no-color", "-shellcheck", shellcheck, ...files]);
  expect(output).toBe("");
  expect(code).toBe(0);
});

it("zizmor, pedantic, finds nothing that is not excused", (context) => {
  const zizmor = requireTool("zizmor", context);
  const args = ["--offline", "--pedantic", "--quiet", "--config", ".github/zizmor.yml"];
  const { code, output } = runTool(zizmor, [...args, "--no-progress", ".github", "actions"]);
  expect(code, output).toBe(0);
});

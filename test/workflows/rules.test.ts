import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { z } from "zod";
import pins from "./pins.json" with { type: "json" };
import { parseWorkflowFile, root, yamlFiles } from "./workflow-files.ts";

const pinned = new Map(Object.entries(pins));
const workflows = await yamlFiles(".github/workflows/*.yml");
const actions = await yamlFiles("actions/*/action.yml");
const own = "sluice-ci/sluice/";
const parameters = z.looseObject({
  inputs: z.record(z.string(), z.looseObject({ required: z.boolean().optional() })).default({}),
});

it("finds the workflows and actions that these rules are for", () => {
  expect(workflows.map((file) => file.path)).toContain(".github/workflows/pr-validation.yml");
  expect(actions.length).toBeGreaterThan(1);
});

describe.each([...workflows, ...actions])("$path", ({ text }) => {
  it("pins every third-party action to a listed commit and tells its version", () => {
    for (const [, name = "", ref = "", comment = ""] of text.matchAll(
      /uses: ([\w./-]+)@(\S+)(?: # (\S+))?/g,
    )) {
      if (name.startsWith(own)) {
        expect(ref).toBe("v1");
        continue;
      }
      expect({ name, commit: ref, version: comment }).toEqual({ name, ...pinned.get(name) });
    }
  });
});

describe.each(workflows)("$path", ({ text }) => {
  const workflow = parseWorkflowFile(text);
  const jobs = Object.entries(workflow.jobs);

  it("starts from no permission and gives each job its own, with the reason", () => {
    expect(workflow.permissions).toEqual({});
    for (const [name, job] of jobs) expect(job.permissions, name).toBeDefined();
    for (const line of text.matchAll(/^ {6}[a-z-]+: (?:read|write)\b.*$/gm)) {
      expect(line[0]).toMatch(/ # \S.*\.$/);
    }
  });

  it("has a concurrency group, and a timeout for every job that runs", () => {
    expect(workflow.concurrency?.group).toBeTruthy();
    for (const [name, job] of jobs) {
      if (job.uses === undefined) expect(job["timeout-minutes"], name).toBeDefined();
    }
  });

  it("puts no expression into a script, and keeps no credentials", () => {
    for (const step of jobs.flatMap(([, job]) => job.steps)) {
      expect(step.run ?? "").not.toContain("${{");
      if (step.uses?.startsWith("actions/checkout@")) {
        expect(step.with?.["persist-credentials"]).toBe(false);
      }
    }
  });

  it("gives our actions and workflows only inputs that they have, and all that they require", () => {
    const calls = jobs.flatMap(([, job]) => [job, ...job.steps]);
    for (const call of calls) {
      const inputs = inputsOf(call.uses);
      if (inputs === undefined) continue;
      const given = Object.keys(call.with ?? {});
      expect(Object.keys(inputs)).toEqual(expect.arrayContaining(given));
      const required = Object.keys(inputs).filter((name) => inputs[name]?.required === true);
      expect(given).toEqual(expect.arrayContaining(required));
    }
  });
});

it("does not cancel the caller of the reusable workflow", () => {
  const text = readFileSync(join(root, ".github/workflows/pr-validation.yml"), "utf8");
  expect(parseWorkflowFile(text).concurrency?.group).toMatch(
    /-pr-validation-\$\{\{ inputs\.key \}\}$/,
  );
});

it("measures the patch with the whole history, after all shards", () => {
  const text = readFileSync(join(root, ".github/workflows/pr-validation.yml"), "utf8");
  const gate = parseWorkflowFile(text).jobs.coverage;
  expect(gate?.needs).toBe("test");
  expect(gate?.steps[0]?.with?.["fetch-depth"]).toBe(0);
});

function inputsOf(uses: string | undefined): z.infer<typeof parameters>["inputs"] | undefined {
  const path = uses?.replace(own, "./").replace(/@v1$/, "");
  if (path === undefined || !path.startsWith("./")) return undefined;
  const file = join(root, path.endsWith(".yml") ? path : `${path}/action.yml`);
  expect(existsSync(file), `${uses} exists`).toBe(true);
  const document = parse(readFileSync(file, "utf8"));
  return parameters.parse(path.endsWith(".yml") ? document.on.workflow_call : document).inputs;
}

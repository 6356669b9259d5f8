import { readFileSync } from "node:fs";
import { glob } from "node:fs/promises";
import { join, resolve } from "node:path";
import { parse } from "yaml";
import { z } from "zod";

/** Root of the checkout. */
export const root = resolve(import.meta.dirname, "../..");

const step = z.looseObject({
  uses: z.string().optional(),
  run: z.string().optional(),
  with: z.record(z.string(), z.unknown()).optional(),
});
const job = z.looseObject({
  "timeout-minutes": z.union([z.number(), z.string()]).optional(),
  permissions: z.record(z.string(), z.string()).optional(),
  uses: z.string().optional(),
  with: z.record(z.string(), z.unknown()).optional(),
  needs: z.union([z.string(), z.array(z.string())]).optional(),
  steps: z.array(step).default([]),
});
const workflow = z.looseObject({
  on: z.unknown(),
  permissions: z.unknown(),
  concurrency: z.looseObject({ group: z.string() }).optional(),
  jobs: z.record(z.string(), job),
});

/** The parts of a workflow that our own rules speak of. */
export type Workflow = z.infer<typeof workflow>;

/** A workflow or action of this repository. */
export interface YamlFile {
  readonly path: string;
  readonly text: string;
}

/** All files of a glob, by path. */
export async function yamlFiles(pattern: string): Promise<YamlFile[]> {
  const paths: string[] = [];
  for await (const path of glob(pattern, { cwd: root })) paths.push(path);
  return paths.sort().map((path) => ({ path, text: readFileSync(join(root, path), "utf8") }));
}

/** The parsed workflow; throws on a file that is none. */
export function parseWorkflowFile(text: string): Workflow {
  return workflow.parse(parse(text));
}

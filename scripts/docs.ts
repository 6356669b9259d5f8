// Writes the generated parts of the documentation; with --check it changes nothing and fails where one is stale.
import { glob, mkdir, readFile, writeFile } from "node:fs/promises";
import { dirname, join, relative } from "node:path";
import { main as sluice } from "@sluice/cli";
import { coverageConfigSchema } from "@sluice/coverage";
import { reportJsonSchema } from "@sluice/report";
import { actionTables } from "./docs/action-tables.ts";
import { describeDifference, hasBlock, replaceBlock } from "./docs/blocks.ts";

const root = join(import.meta.dirname, "..");

/** A file of the repository and the text that it should have. */
interface Document {
  readonly path: string;
  readonly text: string;
}

async function documents(): Promise<Document[]> {
  const readmes: Document[] = [];
  for await (const action of glob("actions/*/action.yml", { cwd: root })) {
    readmes.push(await readmeOf(action));
  }
  return [
    ...readmes.sort((a, b) => (a.path < b.path ? -1 : 1)),
    await commandLine(),
    { path: "packages/report/schema/report-1.json", text: json(reportJsonSchema()) },
    { path: "docs/schema/sluice.json", text: json(configSchema()) },
  ];
}

async function readmeOf(action: string): Promise<Document> {
  const path = join(dirname(action), "README.md");
  const tables = actionTables(await readFile(join(root, action), "utf8"));
  let text = replaceBlock(await read(path), "inputs", tables.inputs);
  if (hasBlock(text, "outputs")) text = replaceBlock(text, "outputs", tables.outputs);
  return { path, text };
}

async function commandLine(): Promise<Document> {
  const path = "docs/cli.md";
  const help = `\`\`\`text\n${(await helpOf(["coverage", "--help"])).trimEnd()}\n\`\`\``;
  return { path, text: replaceBlock(await read(path), "help", help) };
}

async function helpOf(args: readonly string[]): Promise<string> {
  let said = "";
  const output = { write: (text: string) => (said += text) };
  await sluice(args, {
    stdout: output,
    stderr: output,
    env: {},
    cwd: root,
    now: () => new Date(0),
  });
  return said;
}

function configSchema(): object {
  return {
    $schema: "https://json-schema.org/draft/2020-12/schema",
    $id: "https://raw.githubusercontent.com/sluice-ci/sluice/main/docs/schema/sluice.json",
    title: ".github/sluice.yml",
    type: "object",
    properties: { coverage: coverageConfigSchema() },
    additionalProperties: false,
  };
}

function json(value: object): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}

async function read(path: string): Promise<string> {
  return readFile(join(root, path), "utf8").catch(() => "");
}

const checking = process.argv.includes("--check");
let stale = 0;
for (const { path, text } of await documents()) {
  const file = join(root, path);
  const difference = describeDifference(relative(root, file), await read(path), text);
  if (difference === "") continue;
  stale++;
  console.log(difference);
  if (checking) continue;
  await mkdir(dirname(file), { recursive: true });
  await writeFile(file, text);
}
if (checking && stale > 0) {
  console.error(
    `${stale} generated part(s) are stale. Run \`npm run docs\` and commit what it writes.`,
  );
  process.exitCode = 1;
}

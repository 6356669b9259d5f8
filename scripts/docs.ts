// Writes the generated parts of the documentation; with --check it changes nothing and fails where one is stale.
import { glob, mkdir, readFile, writeFile } from "node:fs/promises";
import { dirname, join, relative } from "node:path";
import { main as sluice } from "@sluice/cli";
import { coverageConfigSchema } from "@sluice/coverage";
import { reportJsonSchema } from "@sluice/report";
import { actionTables } from "./docs/action-tables.ts";
import { describeDifference, replaceBlock } from "./docs/blocks.ts";

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
  return fill(path, { inputs: tables.inputs, outputs: tables.outputs });
}

async function commandLine(): Promise<Document> {
  const help = (await helpOf(["coverage", "--help"])).trimEnd();
  return fill("docs/cli.md", { help: `\`\`\`text\n${help}\n\`\`\`` });
}

/** A page with its blocks replaced; every block has to be there. */
async function fill(path: string, blocks: Readonly<Record<string, string>>): Promise<Document> {
  let text = await read(path);
  for (const [name, block] of Object.entries(blocks)) {
    try {
      text = replaceBlock(text, name, block);
    } catch (cause) {
      throw new Error(`${path} has no place for the block "${name}".`, { cause });
    }
  }
  return { path, text };
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
  const { $schema, ...coverage }: Record<string, unknown> = { ...coverageConfigSchema() };
  return {
    $schema,
    $id: "https://raw.githubusercontent.com/sluice-ci/sluice/main/docs/schema/sluice.json",
    title: ".github/sluice.yml",
    type: "object",
    properties: { coverage },
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

// `npm run bundle`: builds actions/*/dist; `--check` builds them in another folder and compares, byte by byte.
import { readdir, readFile } from "node:fs/promises";
import { resolve } from "node:path";
import { parse } from "yaml";
import { type Bundle, buildBundle } from "./bundle/build.ts";
import { buildElsewhere } from "./bundle/elsewhere.ts";
import { differences, writeBundle } from "./bundle/files.ts";

const root = resolve(import.meta.dirname, "..");
const [flag] = process.argv.slice(2);
if (flag !== undefined && flag !== "--check") {
  console.error(`bundle: unknown option ${flag}; the only one is --check.`);
  process.exit(2);
}

const actions = await javascriptActions();
if (flag === "--check") await check();
else for (const action of actions) await bundle(action);

async function bundle(action: string): Promise<void> {
  const built = await buildBundle(root, action);
  await writeBundle(dist(root, action), built);
  console.log(`${action}: ${describe(built)}`);
}

/** Builds in another folder and, where it is installed, under another Node major: neither may show in a bundle. */
async function check(): Promise<void> {
  let stale = 0;
  await buildElsewhere(root, async (elsewhere) => {
    for (const action of actions) {
      const found = await differences(dist(root, action), dist(elsewhere, action));
      for (const line of found) console.error(`actions/${action}/dist/${line}`);
      stale += found.length;
      if (found.length === 0) console.log(`${action}: fresh`);
    }
  });
  if (stale === 0) return;
  console.error("The bundles are not what the sources make. Run `npm run bundle` and commit them.");
  process.exitCode = 1;
}

function dist(tree: string, action: string): string {
  return resolve(tree, "actions", action, "dist");
}

function describe({ files, packages }: Bundle): string {
  const bytes = [...files.values()].reduce((sum, file) => sum + file.length, 0);
  return `${files.size} files, ${(bytes / 1e6).toFixed(2)} MB, ${packages} packages licensed`;
}

async function javascriptActions(): Promise<string[]> {
  const found: string[] = [];
  for (const action of (await readdir(resolve(root, "actions"))).sort()) {
    const file = resolve(root, "actions", action, "action.yml");
    const { runs } = parse(await readFile(file, "utf8"));
    if (String(runs?.using).startsWith("node")) found.push(action);
  }
  return found;
}

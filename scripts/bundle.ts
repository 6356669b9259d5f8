// `npm run bundle`: builds actions/*/dist; `--check` builds them in another folder and compares, byte by byte.
import { readdir, readFile } from "node:fs/promises";
import { relative, resolve } from "node:path";
import { parse } from "yaml";
import { type Bundle, buildBundle } from "./bundle/build.ts";
import { inCopy } from "./bundle/copy.ts";
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
  await writeBundle(resolve(root, "actions", action, "dist"), built);
  console.log(`${action}: ${describe(built)}`);
}

/** Builds from a copy in another folder, so that a path of this machine in a bundle is a difference. */
async function check(): Promise<void> {
  let stale = 0;
  await inCopy(root, async (copy) => {
    for (const action of actions) {
      const built = await buildBundle(copy, action);
      const dist = resolve(root, "actions", action, "dist");
      const found = await differences(dist, built);
      for (const line of found) console.error(`${relative(root, dist)}/${line}`);
      stale += found.length;
      if (found.length === 0) console.log(`${action}: fresh, ${describe(built)}`);
    }
  });
  if (stale === 0) return;
  console.error("The bundles are not what the sources make. Run `npm run bundle` and commit them.");
  process.exitCode = 1;
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

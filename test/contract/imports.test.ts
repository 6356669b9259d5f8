import { execFile } from "node:child_process";
import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, describe, expect, it } from "vitest";

const biome = resolve("node_modules/.bin/biome");

/** A folder with our linter configuration and nothing else, so that forbidden files never stand in the real tree. */
let house: string;

beforeAll(async () => {
  house = await mkdtemp(join(tmpdir(), "sluice-imports-"));
  const { vcs: _, ...configuration } = JSON.parse(await readFile("biome.json", "utf8"));
  await writeFile(join(house, "biome.json"), JSON.stringify(configuration));
});

afterAll(() => rm(house, { recursive: true, force: true }));

async function lint(path: string, source: string): Promise<string> {
  const file = join(house, path);
  await mkdir(dirname(file), { recursive: true });
  await writeFile(file, source);
  try {
    const run = promisify(execFile);
    const { stderr, stdout } = await run(biome, ["lint", "--error-on-warnings", path], {
      cwd: house,
    });
    return stdout + stderr;
  } catch (failure) {
    const { stderr, stdout } = failure as { stderr: string; stdout: string };
    return stdout + stderr;
  } finally {
    await rm(file);
  }
}

describe("who may import whom", () => {
  it.each([
    ["packages/report/src/x.ts", "@sluice/coverage"],
    ["packages/report/src/x.ts", "@sluice/journal"],
    ["packages/journal/src/x.ts", "@sluice/toolkit"],
    ["packages/coverage/src/x.ts", "@sluice/toolkit"],
    ["packages/coverage/src/x.ts", "@actions/core"],
    ["packages/coverage/src/x.ts", "@octokit/core"],
    ["packages/coverage/src/x.ts", "node:fs"],
    ["packages/coverage/src/x.ts", "../../toolkit/src/index.ts"],
    ["packages/coverage/src/drivers/x.ts", "@sluice/toolkit"],
    ["packages/toolkit/src/x.ts", "@sluice/coverage"],
    ["packages/cli/src/x.ts", "@actions/github"],
    ["actions/coverage-gate/src/x.ts", "@actions/core"],
    ["actions/coverage-gate/src/x.ts", "@sluice/cli"],
    ["actions/coverage-gate/src/x.ts", "../../../packages/report/src/index.ts"],
  ])("%s may not import %s", async (path, specifier) => {
    expect(await lint(path, `import "${specifier}";\n`)).toContain(
      "lint/style/noRestrictedImports",
    );
  });

  it.each([
    ["packages/journal/src/x.ts", "@sluice/report"],
    ["packages/coverage/src/x.ts", "@sluice/journal"],
    ["packages/coverage/src/drivers/x.ts", "node:fs"],
    ["packages/toolkit/src/x.ts", "@actions/core"],
    ["packages/cli/src/x.ts", "@sluice/coverage"],
    ["actions/coverage-gate/src/x.ts", "@sluice/toolkit"],
  ])("%s may import %s", async (path, specifier) => {
    expect(await lint(path, `import "${specifier}";\n`)).not.toContain("lint/");
  });

  it.each(["process.env.HOME", "Date.now()", "performance.now()", "fetch('http://127.0.0.1')"])(
    "a domain's core has no %s",
    async (expression) => {
      const source = `export const value = ${expression};\n`;
      expect(await lint("packages/coverage/src/x.ts", source)).toContain("noRestrictedGlobals");
    },
  );

  it("two files of one package may not import each other in a circle", async () => {
    const other = join(house, "packages/report/src/a.ts");
    await mkdir(dirname(other), { recursive: true });
    await writeFile(other, 'import { b } from "./b.ts";\nexport const a = (): number => b();\n');
    const source = 'import { a } from "./a.ts";\nexport const b = (): number => a();\n';
    expect(await lint("packages/report/src/b.ts", source)).toContain("noImportCycles");
  });
});

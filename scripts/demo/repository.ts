import { rm } from "node:fs/promises";
import { join } from "node:path";
import { stripVTControlCharacters } from "node:util";
import { run } from "./run.ts";
import type { Progress } from "./steps.ts";

const vitest = "node_modules/vitest/vitest.mjs";

/** Runs this repository's unit tests with V8 coverage into `folder`; answers how many tests ran. */
export async function testRepository(
  root: string,
  folder: string,
  progress: Progress,
): Promise<number> {
  await rm(join(root, folder), { recursive: true, force: true });
  let tests = 0;
  let files = 0;
  await run(
    process.execPath,
    [
      vitest,
      ...["run", "--project", "unit", "--coverage", "--coverage.reporter=lcovonly"],
      `--coverage.reportsDirectory=${folder}`,
    ],
    {
      cwd: root,
      env: { NO_COLOR: "1" },
      onLine(line) {
        const [, count] = /✓.*\((\d+) tests?\b/.exec(stripVTControlCharacters(line)) ?? [];
        if (count === undefined) return;
        tests += Number(count);
        files++;
        progress(`${tests} tests in ${files} files`);
      },
    },
  );
  return tests;
}

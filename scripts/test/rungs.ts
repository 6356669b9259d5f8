import { spawn } from "node:child_process";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { z } from "zod";
import type { Tally } from "./tally-reporter.ts";

/** One step of the test ladder. */
export interface Rung {
  readonly name: string;
  readonly run: () => Promise<Tally>;
}

const TallySchema = z.object({
  passed: z.int(),
  failed: z.int(),
  skipped: z.array(z.object({ name: z.string(), reason: z.string() })),
});

/** A rung that is one command: it passes or fails as a whole, by its exit code. */
export function commandRung(name: string, command: string, ...args: string[]): Rung {
  return {
    name,
    run: async () => {
      const code = await run(command, args, {});
      return { passed: code === 0 ? 1 : 0, failed: code === 0 ? 0 : 1, skipped: [] };
    },
  };
}

/** A rung that is a vitest project, counted test by test. */
export function vitestRung(project: string): Rung {
  return { name: project, run: () => runVitest(project) };
}

async function runVitest(project: string): Promise<Tally> {
  const folder = await mkdtemp(join(tmpdir(), "sluice-tally-"));
  const file = join(folder, "tally.json");
  const reporters = ["--reporter=default", "--reporter=./scripts/test/tally-reporter.ts"];
  try {
    const code = await run("vitest", ["run", "--project", project, ...reporters], {
      SLUICE_TALLY: file,
    });
    return failClosed(await readTally(file), code);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** A run that ends badly or counts nothing has failed, whatever it counted. */
function failClosed(tally: Tally | undefined, code: number): Tally {
  if (tally === undefined) return { passed: 0, failed: 1, skipped: [] };
  const silent = tally.passed + tally.failed + tally.skipped.length === 0;
  if (tally.failed === 0 && (code !== 0 || silent)) return { ...tally, failed: 1 };
  return tally;
}

async function readTally(file: string): Promise<Tally | undefined> {
  try {
    return TallySchema.parse(JSON.parse(await readFile(file, "utf8")));
  } catch {
    return undefined;
  }
}

function run(command: string, args: string[], extra: Record<string, string>): Promise<number> {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, {
      stdio: ["ignore", "inherit", "inherit"],
      env: { ...process.env, ...extra },
    });
    child.once("error", reject);
    child.once("close", (code) => resolve(code ?? 1));
  });
}

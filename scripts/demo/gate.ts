import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { parseReport, type Report } from "@sluice/report";
import { attempt } from "./run.ts";

const sluice = join(import.meta.dirname, "../../packages/cli/bin/sluice.js");

export interface Gated {
  readonly exitCode: number;
  readonly report: Report;
  /** What the terminal showed. */
  readonly shown: string;
}

/** Runs `sluice coverage` as a user would, in `cwd`, with its Report in the file `json`. */
export async function gate(cwd: string, json: string, args: readonly string[]): Promise<Gated> {
  const colour = process.stdout.isTTY ? "--colour" : "--no-colour";
  const { code, stdout, stderr } = await attempt(
    process.execPath,
    [sluice, "coverage", ...args, "--json", json, colour],
    { cwd },
  );
  if (code > 1) throw new Error(`sluice coverage ended with ${code}:\n${stderr || stdout}`);
  const report = parseReport(await readFile(json, "utf8"), json);
  return { exitCode: code, report, shown: stdout };
}

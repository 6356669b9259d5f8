import { mkdir, mkdtemp, open } from "node:fs/promises";
import { dirname, join, resolve } from "node:path";
import * as core from "@actions/core";
import type { Report } from "@sluice/report";

/** A file that a run leaves behind: an absolute path, or one relative to the workspace; pieces are written one after another. */
export interface OutputFile {
  readonly path: string;
  readonly content: string | Iterable<string>;
}

/** Sets the step's outputs. */
export function setOutputs(outputs: Readonly<Record<string, string>>): void {
  for (const [name, value] of Object.entries(outputs)) core.setOutput(name, value);
}

/** Writes `files`, making folders as needed. */
export async function writeFiles(files: readonly OutputFile[], workspace: string): Promise<void> {
  for (const { path, content } of files) {
    const absolute = resolve(workspace, path);
    await mkdir(dirname(absolute), { recursive: true });
    const file = await open(absolute, "w");
    try {
      for (const piece of typeof content === "string" ? [content] : content) {
        await file.writeFile(piece);
      }
    } finally {
      await file.close();
    }
  }
}

/** Writes the Report as `report.json` into a folder of its own under `temporary` and answers its path. */
export async function writeReport(report: Report, temporary: string): Promise<string> {
  await mkdir(temporary, { recursive: true });
  const folder = await mkdtemp(join(resolve(temporary), `sluice-${report.gate}-`));
  const path = join(folder, "report.json");
  await writeFiles([{ path, content: `${JSON.stringify(report, null, 2)}\n` }], folder);
  return path;
}

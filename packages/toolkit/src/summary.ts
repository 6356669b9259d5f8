import { appendFile, stat } from "node:fs/promises";
import { type Report, renderMarkdown, SUMMARY_LIMIT } from "@sluice/report";
import type { Environment } from "./inputs.ts";

/** Below this many bytes a summary has no room for a sentence and is left out. */
const LEAST_ROOM = 1024;

/**
 * Appends the Reports to the step's summary and answers whether they had room: what the step has written
 * before counts towards the limit of 1 MiB, beyond which GitHub drops the summary whole.
 */
export async function writeSummary(
  reports: readonly Report[],
  environment: Environment,
): Promise<boolean> {
  const path = environment.GITHUB_STEP_SUMMARY;
  if (path === undefined || path === "") return false;
  const room = SUMMARY_LIMIT.size - (await sizeOf(path)) - 1;
  if (room < LEAST_ROOM) return false;
  await appendFile(path, `${renderMarkdown(reports, { size: room, unit: "bytes" })}\n`);
  return true;
}

async function sizeOf(path: string): Promise<number> {
  const file = await stat(path).catch(() => undefined);
  return file?.size ?? 0;
}

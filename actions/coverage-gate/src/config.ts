import { readFile } from "node:fs/promises";
import { resolve } from "node:path";
import type { CoverageRequest } from "@sluice/coverage";
import { InputError } from "@sluice/report";

/** Line coverage that is asked for in percent where neither an input nor the config file says anything. */
const LINES = 85;

/**
 * The `coverage` section of a YAML file under `root`, not yet validated; undefined where file or section is absent.
 * InputError, with the line, where the file is not YAML.
 */
export async function readConfig(
  root: string,
  file: string | undefined,
): Promise<CoverageRequest["config"]> {
  const text = file === undefined ? undefined : await readIfThere(resolve(root, file));
  if (file === undefined || text === undefined) return undefined;
  const { LineCounter, parseDocument } = await import("yaml");
  const lineCounter = new LineCounter();
  const document = parseDocument(text, { lineCounter, prettyErrors: false });
  const [fault] = document.errors;
  if (fault !== undefined) {
    const { line } = lineCounter.linePos(fault.pos[0]);
    throw new InputError(`${fault.message}.`, "Mend the YAML.", { file, line }, fault);
  }
  const value = propertyOf(document.toJS({ maxAliasCount: 100 }), "coverage");
  return value === undefined ? undefined : { file, value };
}

/** The least line coverage: the input wins over the file, and the file over the default, which is no input and so cannot. */
export function lineLimit(
  input: number | "none" | undefined,
  config: CoverageRequest["config"],
): number | undefined {
  if (input !== undefined) return input === "none" ? undefined : input;
  const limits = propertyOf(config?.value, "limits");
  return propertyOf(limits, "lines") === undefined ? LINES : undefined;
}

async function readIfThere(path: string): Promise<string | undefined> {
  try {
    return await readFile(path, "utf8");
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return undefined;
    throw error;
  }
}

function propertyOf(value: unknown, name: string): unknown {
  if (typeof value !== "object" || value === null) return undefined;
  return new Map(Object.entries(value)).get(name);
}

import { readFile } from "node:fs/promises";
import { join, relative, resolve } from "node:path";
import { InputError } from "@sluice/report";
import { type Document, LineCounter, parseDocument } from "yaml";

/** Where the configuration is looked for when no option names one. */
export const DEFAULT_CONFIG = ".github/sluice.yml";

const SECTIONS = ["coverage"];

/** One section of a configuration file; its own domain validates `value`. */
export interface ConfigSection {
  readonly file: string;
  readonly value: unknown;
}

/**
 * The `section` of `named`, or of `.github/sluice.yml` under `root` if that exists. Throws InputError for a
 * named file that is missing, for what is not YAML (with the line), and for sections that nobody knows.
 */
export async function readConfigSection(
  section: string,
  root: string,
  cwd: string,
  named: string | undefined,
): Promise<ConfigSection | undefined> {
  const path = named === undefined ? join(root, DEFAULT_CONFIG) : resolve(cwd, named);
  const file = named ?? (relative(cwd, path) || DEFAULT_CONFIG);
  const text = await read(path, file, named !== undefined);
  if (text === undefined) return undefined;
  const sections = parseSections(text, file);
  return section in sections ? { file, value: sections[section] } : undefined;
}

async function read(path: string, file: string, required: boolean): Promise<string | undefined> {
  try {
    return await readFile(path, "utf8");
  } catch (error) {
    const missing = error instanceof Error && "code" in error && error.code === "ENOENT";
    if (missing && !required) return undefined;
    throw new InputError(
      missing ? "There is no such configuration file." : "The configuration cannot be read.",
      "Name a readable YAML file.",
      { file },
      error,
    );
  }
}

function parseSections(text: string, file: string): Record<string, unknown> {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false });
  const [fault] = document.errors;
  if (fault !== undefined) {
    throw new InputError(
      `This is not YAML: ${fault.message.replace(/[.\s]*$/, "")}.`,
      "Mend the file.",
      { file, line: lines.linePos(fault.pos[0]).line },
    );
  }
  const value = plainValue(document, file);
  if (!isRecord(value)) {
    throw new InputError("The file must hold sections by name.", 'Begin with "coverage:".', {
      file,
    });
  }
  const unknown = Object.keys(value).filter((key) => !SECTIONS.includes(key));
  if (unknown.length > 0) {
    throw new InputError(
      `Unknown section ${unknown.map((key) => `"${key}"`).join(", ")}.`,
      `Known are: ${SECTIONS.join(", ")}.`,
      { file },
    );
  }
  return value;
}

function plainValue(document: Document, file: string): unknown {
  try {
    return document.toJS({ maxAliasCount: 100 }) ?? {};
  } catch (error) {
    throw new InputError(
      "Its aliases cannot be resolved, or are too many.",
      "Write the values out.",
      { file },
      error,
    );
  }
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

import { z } from "zod";
import { InputError } from "./input-error.ts";
import { lenient } from "./lenient.ts";
import { REPORT_SCHEMA_ID, REPORT_SCHEMA_VERSION, Report } from "./report.ts";

/** Texts beyond this many characters are refused unread. */
export const REPORT_SIZE_LIMIT = 64 * 1024 * 1024;

const Header = z.object({ schema: z.literal(REPORT_SCHEMA_ID), version: Report.shape.version });
const tolerant = lenient(Report);

/**
 * Reads a Report from JSON; `name` (a file or artifact) is for messages. Throws InputError for anything that
 * is not JSON, of another format or major version, too big, or against the schema. Keys that a newer minor
 * version of the same major added are dropped; in a version that we know, an unknown key is an error.
 */
export function parseReport(text: string, name: string): Report {
  if (text.length > REPORT_SIZE_LIMIT) {
    throw new InputError(
      `The report is larger than ${REPORT_SIZE_LIMIT / 1024 / 1024} MiB.`,
      "Hand in the report of one gate, as the gate wrote it.",
      { file: name },
    );
  }
  const value = parseJson(text, name);
  const schema = isNewerMinor(readVersion(value, name)) ? tolerant : Report;
  const parsed = schema.safeParse(value);
  if (!parsed.success) throw refuse(parsed.error, name);
  return Report.parse(parsed.data);
}

function parseJson(text: string, name: string): unknown {
  try {
    return JSON.parse(text.charCodeAt(0) === 0xfeff ? text.slice(1) : text);
  } catch (cause) {
    throw new InputError(
      "This is not JSON.",
      "Hand in the JSON report that a gate wrote, whole.",
      { file: name },
      cause,
    );
  }
}

function readVersion(value: unknown, name: string): string {
  const header = Header.safeParse(value);
  if (!header.success) {
    throw new InputError(
      `This is not a report: its "schema" must be "${REPORT_SCHEMA_ID}" and its "version" like "${REPORT_SCHEMA_VERSION}".`,
      "Hand in the JSON report that a gate wrote.",
      { file: name },
    );
  }
  const { version } = header.data;
  if (majorOf(version) === majorOf(REPORT_SCHEMA_VERSION)) return version;
  throw new InputError(
    `The report has version ${version}, and this reader knows major version ${majorOf(REPORT_SCHEMA_VERSION)} only.`,
    "Use the same major release of Sluice for writing and reading.",
    { file: name },
  );
}

function isNewerMinor(version: string): boolean {
  return minorOf(version) > minorOf(REPORT_SCHEMA_VERSION);
}

function majorOf(version: string): string {
  return version.split(".")[0]?.replace(/^0+(?=\d)/, "") ?? "";
}

function minorOf(version: string): bigint {
  return BigInt(version.split(".")[1] ?? "0");
}

function refuse(error: z.ZodError, name: string): InputError {
  const issues = error.issues.slice(0, 5);
  const more = error.issues.length - issues.length;
  const said = issues.map(({ path, message }) => `${path.join(".") || "the report"}: ${message}`);
  if (more > 0) said.push(`and ${more} more`);
  return new InputError(
    `The report does not follow its schema (${said.join("; ")}).`,
    "Write it with a gate of the same major release, and do not edit it.",
    { file: name },
    error,
  );
}

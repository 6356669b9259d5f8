import { InputError } from "@sluice/report";
import type { JournalRecord } from "./journal.ts";
import { JournalRecord as Schema } from "./record.ts";

/** Longest line of a record in bytes; beyond it a journal on GitHub would come near the limits of its blobs. */
export const RECORD_SIZE_LIMIT = 32 * 1024 * 1024;

/**
 * What to do with a last line that lacks its line break, because its writer was killed: `refuse` where writes are
 * atomic and it can only be damage, `drop` where a plain append made it and it was never acknowledged.
 */
export type TornLine = "refuse" | "drop";

/** Records as JSON lines, each ended by a line break. InputError where a record is not one, or is too large. */
export function encodeRecords(records: readonly JournalRecord[]): string {
  return records.map((record) => `${encode(record)}\n`).join("");
}

/** The records of JSON lines, in order. InputError with file and line at the first line that is damaged. */
export function decodeRecords(text: string, file: string, torn: TornLine): JournalRecord[] {
  const lines = text.split("\n");
  const last = lines.pop() ?? "";
  if (last !== "" && torn === "refuse") {
    throw damaged(file, lines.length + 1, "it has no end", undefined);
  }
  return lines.map((line, index) => decode(line, file, index + 1));
}

function encode(record: JournalRecord): string {
  const result = Schema.safeParse(record);
  if (!result.success) {
    const faults = result.error.issues.map(
      ({ path, message }) => `${path.join(".") || "record"}: ${message}`,
    );
    throw new TypeError(`This is no record for a journal (${faults.join("; ")}).`);
  }
  const { key, at, data } = record;
  const line = JSON.stringify({ key, at, data });
  if (new TextEncoder().encode(line).length <= RECORD_SIZE_LIMIT) return line;
  throw new InputError(
    `The record of ${key} is larger than ${RECORD_SIZE_LIMIT / 1024 / 1024} MiB.`,
    "Exclude generated files from what it records.",
  );
}

function decode(line: string, file: string, number: number): JournalRecord {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch (error) {
    throw damaged(file, number, "it is not JSON", error);
  }
  const result = Schema.safeParse(value);
  if (result.success) return result.data;
  throw damaged(file, number, "it is not a record", result.error);
}

function damaged(file: string, line: number, why: string, cause: unknown): InputError {
  return new InputError(
    `The journal is damaged here: ${why}.`,
    "Restore the file from an earlier state, or delete the stream to start it anew.",
    { file, line },
    cause,
  );
}

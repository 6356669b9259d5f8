import type { Coverage } from "../model/coverage.ts";

/** A report as it comes from a driver: `name` is for messages, `chunks` is read once. */
export interface ReportSource {
  readonly name: string;
  readonly chunks: AsyncIterable<Uint8Array>;
}

/**
 * Reads one report into `coverage`. Throws InputError naming the report and line when it is malformed,
 * truncated or not of the parser's format; what was already added to `coverage` is then to be discarded.
 */
export type ReportParser = (source: ReportSource, coverage: Coverage) => Promise<void>;

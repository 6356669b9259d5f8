/** One immutable JSON record. `key` finds it again (a commit, a deployment id); `at` is ISO 8601 UTC, handed in by the writer. */
export interface JournalRecord {
  readonly key: string;
  readonly at: string;
  readonly data: unknown;
}

/** A stream as it was when read, oldest record first; `version` is what compare-and-swap compares. */
export interface JournalSnapshot {
  readonly records: readonly JournalRecord[];
  readonly version: string;
}

/**
 * The port that a driver fills. A stream is a name such as `coverage/main`: lower-case path segments.
 * `swap` appends only if the stream is still at `expected`, and answers whether it did; it never overwrites.
 */
export interface JournalDriver {
  read(stream: string): Promise<JournalSnapshot>;
  swap(stream: string, expected: string, appended: readonly JournalRecord[]): Promise<boolean>;
}

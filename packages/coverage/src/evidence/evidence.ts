import type { MeasuredFile, Totals } from "../model/count.ts";
import type { CoverageNote, Format } from "../model/coverage.ts";

/** One named part of the evidence, such as the tests on one operating system. */
export interface Shard {
  readonly name: string;
  readonly reports: readonly string[];
  readonly formats: readonly Format[];
  readonly tools: readonly string[];
  readonly files: readonly MeasuredFile[];
  readonly totals: Totals;
  /** The baseline commit and the time of the measurement, when the shard was not measured now. */
  readonly carriedFrom?: { readonly commit: string; readonly at: string };
  /** Files of a carried-forward shard that were left out since they changed. */
  readonly dropped?: number;
}

/** All reports of the call, by file of the repository. */
export interface Evidence {
  readonly shards: readonly Shard[];
  /** Expected shards without a report. */
  readonly missing: readonly string[];
  /** Shards that a manifest does not name, where there is one. */
  readonly unexpected: readonly string[];
  /** Why a missing shard that may be carried forward was not. */
  readonly refusals: ReadonlyMap<string, string>;
  /** Reports that measure no file of the repository. */
  readonly empty: readonly string[];
  readonly outside: readonly string[];
  readonly ambiguous: ReadonlyMap<string, readonly string[]>;
  readonly bySuffix: number;
  readonly excluded: number;
  readonly formats: ReadonlySet<Format>;
  readonly tools: ReadonlySet<string>;
  readonly notes: readonly CoverageNote[];
}

/** Whether the evidence is whole enough to be compared with a baseline, or to become one. */
export function isComplete({ missing, empty, ambiguous, shards }: Evidence): boolean {
  return missing.length + empty.length + ambiguous.size === 0 && shards.length > 0;
}

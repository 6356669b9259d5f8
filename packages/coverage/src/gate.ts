import type { JournalDriver } from "@sluice/journal";
import type { Report, Subject } from "@sluice/report";
import type { ReportSource } from "./parse/source.ts";

/** Limits in percent as the user wrote them; an absent limit is not judged. */
export interface CoverageLimits {
  readonly lines?: number;
  readonly branches?: number;
  readonly functions?: number;
  /** For lines that the change adds. */
  readonly patch?: number;
  /** Greatest fall of line coverage against the baseline, in percentage points. 0 allows none. */
  readonly maxDrop?: number;
}

export type MissingPolicy = "fail" | "warn" | "ignore";

/** A whole call of the gate, the same from an action and from the terminal. */
export interface CoverageRequest {
  /** Paths or globs relative to the root; `NAME=GLOB` gives the shard its name, which is else the path. */
  readonly reports: readonly string[];
  /** Shards that must be there; a missing one is never a pass. */
  readonly expectReports: readonly string[];
  readonly limits: CoverageLimits;
  /** Whether line coverage may not fall below the best baseline of the branch. */
  readonly ratchet: boolean;
  /** Ref or commit whose merge base with the tested tree starts the patch; absent: no patch is judged. */
  readonly base?: string;
  readonly pathMaps: readonly PathMap[];
  readonly unmeasuredChangedFiles: MissingPolicy;
  /** The `coverage` section of `.github/sluice.yml`, already parsed from YAML and not yet validated. */
  readonly config?: { readonly file: string; readonly value: unknown };
  readonly subject: Subject;
  /** Journal stream of this branch's baselines, such as `coverage/main`. */
  readonly baselineStream: string;
  /** True only on pushes to the default branch. */
  readonly writeBaseline: boolean;
  /** ISO 8601 UTC, handed in so that the domain has no clock. */
  readonly now: string;
  readonly toolVersion: string;
}

export interface PathMap {
  readonly from: string;
  readonly to: string;
}

/** What the gate needs of the world. */
export interface CoverageDrivers {
  readonly reports: ReportFiles;
  readonly git: Git;
  /** Absent: no baseline is read or written; a change that is to be judged against one is then `inconclusive`. */
  readonly journal?: JournalDriver;
}

export interface ReportFiles {
  /** Files that match a path or glob, sorted, symlinks out of the root refused; a glob without a match gives none. */
  find(pattern: string): Promise<readonly string[]>;
  open(path: string): ReportSource;
}

export interface Git {
  /** Tracked files of the tested tree, POSIX paths from the root. */
  trackedFiles(): Promise<ReadonlySet<string>>;
  /** Added lines of the tested tree by file since the merge base with `base`, renames followed. InputError on a shallow clone or an unknown ref. */
  diff(base: string): Promise<PatchLines>;
  /** Text of a tracked file of the tested tree by lines, or undefined when it is binary or gone. */
  sourceLines(path: string): Promise<readonly string[] | undefined>;
  /** Commits from `ref` backwards, first parents, newest first, at most `limit`. */
  ancestors(ref: string, limit: number): Promise<readonly string[]>;
  head(): Promise<string | undefined>;
  /** Absolute folders that are the checkout, as reports may name it: as given and with links resolved. */
  roots(): Promise<readonly string[]>;
}

/** What a change did to the tested tree. */
export interface PatchLines {
  readonly mergeBase: string;
  readonly files: ReadonlyMap<string, ChangedFile>;
}

export interface ChangedFile {
  /** Path before a rename; the same as the new path otherwise; undefined for an added file. */
  readonly from?: string;
  /** 1-based added or changed lines in the tested tree, rising. */
  readonly added: readonly number[];
  /** Runs of unchanged lines, so that an old line finds its new number: old start, new start, length; the last run is open-ended. */
  readonly unchanged: readonly (readonly [oldStart: number, newStart: number, length: number])[];
}

export interface CoverageResult {
  readonly report: Report;
  /** shields.io endpoint JSON. */
  readonly badge: string;
  /** Merged reports for other tools, in pieces so that a huge one never stands whole in memory. */
  readonly lcov: Iterable<string>;
  readonly cobertura: Iterable<string>;
}

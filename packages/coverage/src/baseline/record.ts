import type { JournalRecord } from "@sluice/journal";
import { z } from "zod";

const count = z.strictObject({
  covered: z.int().nonnegative(),
  total: z.int().nonnegative(),
});

/** What must be the same for two figures to be comparable. All lists are sorted. */
export const Fingerprint = z.strictObject({
  formats: z.array(z.string()),
  tools: z.array(z.string()),
  exclude: z.array(z.string()),
  pathMaps: z.array(z.string()),
});
export type Fingerprint = z.infer<typeof Fingerprint>;

/** One commit of the branch: a record of the baseline stream, keyed by the commit. */
export const BaselineSummary = z.strictObject({
  version: z.literal(1),
  lines: count,
  branches: count,
  functions: count,
  fingerprint: Fingerprint,
});
export type BaselineSummary = z.infer<typeof BaselineSummary>;

/** Hit and miss of one file at a commit: a record of the stream `<baseline stream>/<commit>`, keyed by the path. */
export const BaselineFile = z.strictObject({ lines: z.string().regex(/^(\d+[.hm])*$/) });

/** What one shard said of one file, kept so that the shard can be carried forward: in the same stream, keyed by shard and path. */
export const ShardFile = z.strictObject({
  shard: z.string(),
  path: z.string(),
  /** When the shard was measured, which may be before the commit of the stream. */
  at: z.string(),
  formats: z.array(z.string()),
  tools: z.array(z.string()),
  lines: z.string().regex(/^(\d+[.hm])*$/),
  branches: z.array(
    z.union([
      z.strictObject({ line: z.int(), covered: z.int(), total: z.int() }),
      z.strictObject({ line: z.int(), taken: z.array(z.tuple([z.string(), z.number()])) }),
    ]),
  ),
  functions: z.array(z.strictObject({ name: z.string(), line: z.int(), hits: z.number() })),
  blocks: z.array(z.strictObject({ position: z.string(), statements: z.int(), hits: z.number() })),
});
export type ShardFile = z.infer<typeof ShardFile>;

/** A baseline of the branch as the journal has it. */
export interface Baseline {
  readonly commit: string;
  readonly at: string;
  readonly summary: BaselineSummary;
}

/** The readable records of a baseline stream in order; of several for a commit the last one counts. */
export function readBaselines(records: readonly JournalRecord[]): Baseline[] {
  const byCommit = new Map<string, Baseline>();
  for (const { key, at, data } of records) {
    const parsed = BaselineSummary.safeParse(data);
    if (!parsed.success) continue;
    byCommit.delete(key);
    byCommit.set(key, { commit: key, at, summary: parsed.data });
  }
  return [...byCommit.values()];
}

/** Why two fingerprints are not comparable, as the end of a sentence, or undefined when they are. */
export function explainDifference(was: Fingerprint, is: Fingerprint): string | undefined {
  const parts = [
    describe("report formats", was.formats, is.formats),
    describe("coverage tools", was.tools, is.tools),
    describe("excluded paths", was.exclude, is.exclude),
    describe("path maps", was.pathMaps, is.pathMaps),
  ].filter((part) => part !== undefined);
  return parts.length === 0 ? undefined : parts.join("; ");
}

function describe(what: string, was: readonly string[], is: readonly string[]) {
  if (was.join("\n") === is.join("\n")) return undefined;
  const list = (items: readonly string[]) => (items.length === 0 ? "none" : items.join(", "));
  return `${what} were ${list(was)} and are ${list(is)}`;
}

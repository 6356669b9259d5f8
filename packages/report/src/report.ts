import { z } from "zod";
import { Verdict } from "./verdict.ts";

/** Identifies the format; a reader refuses any other id, and any other major version. */
export const REPORT_SCHEMA_ID = "sluice/report";
export const REPORT_SCHEMA_VERSION = "1.0";

const count = z.int().nonnegative();

/** What the evidence is about. `digest` is `sha256:<64 hex>` of an artifact, where the gate judged one. */
export const Subject = z.strictObject({
  repository: z.string().optional(),
  commit: z
    .string()
    .regex(/^[0-9a-f]{40}([0-9a-f]{24})?$/)
    .optional(),
  ref: z.string().optional(),
  digest: z
    .string()
    .regex(/^sha256:[0-9a-f]{64}$/)
    .optional(),
});
export type Subject = z.infer<typeof Subject>;

/**
 * One measured figure. Where the figure is a fraction, `covered` and `total` are its exact integers
 * and every comparison is made on them; `value` is for display. `value` is null when there is no data,
 * which is never the same as zero. `bound` says that the true value is at least (`lower`) or at most
 * (`upper`) the one given.
 */
export const Metric = z.strictObject({
  name: z.string().regex(/^[a-z0-9]+([.-][a-z0-9]+)*$/),
  title: z.string().optional(),
  value: z.number().nullable(),
  unit: z.string(),
  direction: z.enum(["higher", "lower", "none"]),
  covered: count.optional(),
  total: count.optional(),
  bound: z.enum(["exact", "lower", "upper"]).optional(),
  limit: z.number().optional(),
  baseline: z
    .strictObject({
      value: z.number().nullable(),
      covered: count.optional(),
      total: count.optional(),
      commit: z.string().optional(),
    })
    .optional(),
  verdict: Verdict.optional(),
  note: z.string().optional(),
});
export type Metric = z.infer<typeof Metric>;

/** One thing to mend: what is wrong and what to do. Lines are 1-based and inclusive. */
export const Finding = z.strictObject({
  rule: z.string().regex(/^[a-z0-9]+([./-][a-z0-9]+)*$/),
  level: z.enum(["error", "warning", "note"]),
  message: z.string().min(1),
  file: z.string().optional(),
  startLine: z.int().positive().optional(),
  endLine: z.int().positive().optional(),
});
export type Finding = z.infer<typeof Finding>;

/** A cell is plain data; renderers decide how it looks. `code` cells are paths, symbols and ranges. */
export const Cell = z.union([
  z.string(),
  z.number(),
  z.null(),
  z.strictObject({ text: z.string(), code: z.boolean().optional(), verdict: Verdict.optional() }),
]);
export type Cell = z.infer<typeof Cell>;

export const Table = z.strictObject({
  id: z.string(),
  title: z.string(),
  columns: z.array(
    z.strictObject({ title: z.string(), align: z.enum(["left", "right", "center"]).optional() }),
  ),
  rows: z.array(z.array(Cell)),
  /** Rows left out by the gate itself (for example beyond the twenty worst files). */
  omitted: count.optional(),
  /** Folded away at first in Markdown and HTML. */
  collapsed: z.boolean().optional(),
  note: z.string().optional(),
});
export type Table = z.infer<typeof Table>;

/** Points in order, oldest first; `y` null is a gap. */
export const Series = z.strictObject({
  id: z.string(),
  title: z.string(),
  unit: z.string(),
  points: z.array(
    z.strictObject({
      x: z.string(),
      y: z.number().nullable(),
      low: z.number().optional(),
      high: z.number().optional(),
    }),
  ),
  limit: z.number().optional(),
});
export type Series = z.infer<typeof Series>;

/** An excerpt of a source file with the state of each line; HTML shows it, the other renderers do not. */
export const Listing = z.strictObject({
  path: z.string(),
  hunks: z.array(
    z.array(
      z.strictObject({
        number: z.int().positive(),
        text: z.string(),
        added: z.boolean().optional(),
        state: z.enum(["hit", "miss", "partial", "not-code", "unmeasured", "unknown"]).optional(),
        note: z.string().optional(),
      }),
    ),
  ),
});
export type Listing = z.infer<typeof Listing>;

/** What a gate says, whole: the one value that flows to summaries, checks, artifacts, releases and devices. */
export const Report = z.strictObject({
  schema: z.literal(REPORT_SCHEMA_ID),
  version: z.string().regex(/^\d+\.\d+$/),
  gate: z.string().regex(/^[a-z][a-z0-9-]*$/),
  title: z.string(),
  subject: Subject,
  verdict: Verdict,
  summary: z.string().min(1),
  metrics: z.array(Metric),
  findings: z.array(Finding),
  tables: z.array(Table),
  series: z.array(Series),
  listings: z.array(Listing).optional(),
  tool: z.strictObject({ name: z.string(), version: z.string() }),
});
export type Report = z.infer<typeof Report>;

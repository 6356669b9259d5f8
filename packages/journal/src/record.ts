import { z } from "zod";

/** One immutable JSON record. `key` finds it again (a commit, a deployment id); `at` is ISO 8601 UTC, handed in by the writer. */
export const JournalRecord = z
  .strictObject({ key: z.string().min(1), at: z.iso.datetime(), data: z.json() })
  .readonly();

import { z } from "zod";

/** The schema of one record. Its data is any JSON, which is passed on as it was parsed and not looked into. */
export const JournalRecord = z
  .strictObject({ key: z.string().min(1), at: z.iso.datetime(), data: z.unknown() })
  .refine(({ data }) => data !== undefined, { path: ["data"], error: "It is missing." })
  .readonly();

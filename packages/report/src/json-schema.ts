import { z } from "zod";
import { lenient } from "./lenient.ts";
import { REPORT_SCHEMA_VERSION, Report } from "./report.ts";

const MAJOR = REPORT_SCHEMA_VERSION.split(".")[0] ?? "";

/**
 * The published JSON Schema (draft 2020-12) of the report format's major version. Objects are open in it, since
 * later minor versions add keys that a reader is to ignore.
 */
export function reportJsonSchema(): Record<string, unknown> {
  const version = z.string().regex(new RegExp(`^${MAJOR}\\.\\d+$`));
  const open = lenient(Report.extend({ version }));
  const { $schema, ...schema } = z.toJSONSchema(open, { io: "input" });
  return {
    $schema,
    $id: `https://raw.githubusercontent.com/sluice-ci/sluice/main/packages/report/schema/report-${MAJOR}.json`,
    title: "Sluice report",
    description:
      "What a gate says, whole: verdict, metrics, findings, tables, series and listings.",
    ...schema,
  };
}

import { addGcovFile } from "./gcov-file.ts";
import { readJson } from "./json.ts";
import type { ReportParser } from "./source.ts";

/** Reads gcovr's JSON report (`gcovr --json`); what it marks excluded or non-code is not code. */
export const parseGcovr: ReportParser = async (source, coverage) => {
  const report = await readJson(source);
  coverage.tools.add("gcovr");
  for (const file of report.get("files").items())
    addGcovFile(file, coverage.file([file.get("file").text()]));
};

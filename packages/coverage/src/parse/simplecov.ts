import type { Coverage } from "../model/coverage.ts";
import type { FileCoverage } from "../model/file-coverage.ts";
import { type JsonValue, readJson } from "./json.ts";
import type { ReportParser } from "./source.ts";

/** Reads SimpleCov's `.resultset.json` (every command in it) and the `coverage.json` of its JSON formatter. */
export const parseSimpleCov: ReportParser = async (source, coverage) => {
  const report = await readJson(source);
  coverage.tools.add("simplecov");
  const whole = report.has("coverage") ? [report] : [...report.entries()].map(([, run]) => run);
  for (const run of whole)
    for (const [path, entry] of run.get("coverage").entries()) addFile(path, entry, coverage);
};

function addFile(path: string, entry: JsonValue, coverage: Coverage): void {
  const file = coverage.file([path]);
  const lines = Array.isArray(entry.raw) ? entry : entry.get("lines");
  let number = 0;
  for (const hits of lines.items()) {
    number++;
    // null is not code, "ignored" is code between nocov markers.
    if (!hits.missing && hits.raw !== "ignored") file.lines.add(number, hits.number());
  }
  if (Array.isArray(entry.raw)) return;
  addBranches(entry.get("branches"), file);
  for (const [key, hits] of entry.get("methods").entries())
    file.functions.add(methodName(key), nthNumber(key, 0), hits.number());
}

/** Branches are a map by condition in a result set, and a list in the JSON formatter's report. */
function addBranches(branches: JsonValue, file: FileCoverage): void {
  if (Array.isArray(branches.raw)) {
    for (const branch of branches.items()) {
      const taken = branch.get("coverage");
      if (taken.raw === "ignored") continue;
      const line = branch.get("report_line").line();
      const id = `${branch.get("type").text()},${branch.get("start_line").line()}-${branch.get("end_line").line()}`;
      file.branches.add(line, id, taken.number());
    }
    return;
  }
  for (const [condition, paths] of branches.entries())
    for (const [path, taken] of paths.entries())
      file.branches.add(nthNumber(condition, 1), `${condition},${path}`, taken.number());
}

/** Ruby writes `[:if, 0, 3, 4, 7, 7]`: kind, number, first line, column, last line, column. */
function nthNumber(key: string, nth: number): number {
  return Number(key.match(/(?<=, )\d+(?=[,\]])/g)?.[nth] ?? 0);
}

/** `["Pid", :update, 12, 2, 20, 5]` becomes `Pid#update`. */
function methodName(key: string): string {
  const [, owner, name] = /^\["?([^",]*)"?, :"?([^",]+)/.exec(key) ?? [];
  return owner === undefined || name === undefined ? key : `${owner}#${name}`;
}

import type { FileCoverage } from "../model/file-coverage.ts";
import { type JsonValue, readJson } from "./json.ts";
import type { ReportParser } from "./source.ts";

/** Reads the JSON report of coverage.py (`coverage json`): executed and missing lines, arcs as branches; its own percentage, which mixes both, is not used. */
export const parseCoveragePy: ReportParser = async (source, coverage) => {
  const report = await readJson(source);
  const version = report.get("meta").get("version").raw;
  if (typeof version === "string") coverage.tools.add(`coverage.py ${version.split(".")[0]}`);
  for (const [path, entry] of report.get("files").entries()) {
    const file = coverage.file([path]);
    for (const line of entry.get("executed_lines").items()) file.lines.add(line.line(), 1);
    for (const line of entry.get("missing_lines").items()) file.lines.add(line.line(), 0);
    addArcs(entry.get("executed_branches"), file, 1);
    addArcs(entry.get("missing_branches"), file, 0);
    addFunctions(entry.get("functions"), file);
  }
};

function addArcs(arcs: JsonValue, file: FileCoverage, taken: number): void {
  // An arc to a negative line leaves the function; its identity is the pair all the same.
  for (const arc of arcs.items())
    file.branches.add(arc.at(0).line(), `0,${arc.at(1).number()}`, taken);
}

function addFunctions(functions: JsonValue, file: FileCoverage): void {
  for (const [name, entry] of functions.entries()) {
    if (name === "") continue;
    const executed = [...entry.get("executed_lines").items()].map((line) => line.line());
    const missing = [...entry.get("missing_lines").items()].map((line) => line.line());
    if (executed.length + missing.length === 0) continue;
    const first = Math.min(...executed.slice(0, 1), ...missing.slice(0, 1));
    const start = entry.get("start_line");
    file.functions.add(name, start.missing ? first : start.line(), executed.length > 0 ? 1 : 0);
  }
}

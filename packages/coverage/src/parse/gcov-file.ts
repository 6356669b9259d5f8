import type { FileCoverage } from "../model/file-coverage.ts";
import type { JsonValue } from "./json.ts";

/** Adds a file entry in the form that gcov and gcovr share. A line may have several records, one a function that stands on it. */
export function addGcovFile(entry: JsonValue, file: FileCoverage): void {
  const seen = new Map<string, number>();
  for (const line of entry.get("lines").items()) addLine(line, file, seen);
  for (const declared of entry.get("functions").items()) {
    if (isExcluded(declared)) continue;
    const name = firstText(declared, ["demangled_name", "name"]);
    const start = declared.get(declared.has("start_line") ? "start_line" : "lineno");
    if (name === undefined || start.missing) continue;
    file.functions.add(name, start.line(), declared.get("execution_count").number());
  }
}

function addLine(line: JsonValue, file: FileCoverage, seen: Map<string, number>): void {
  const number = line.get("line_number").line();
  if (number === 0 || isExcluded(line)) return;
  file.lines.add(number, line.get("count").number());
  const owner = firstText(line, ["function_name"]) ?? "";
  const record = `${number}:${owner}`;
  const nth = seen.get(record) ?? 0;
  seen.set(record, nth + 1);
  let index = 0;
  for (const branch of line.get("branches").items()) {
    const id = `${owner}${nth === 0 ? "" : `#${nth}`},${index++}`;
    if (!isExcluded(branch)) file.branches.add(number, id, branch.get("count").number());
  }
}

/** Lines that gcovr's filters or markers took out of the measurement. */
function isExcluded(entry: JsonValue): boolean {
  return (
    (entry.has("gcovr/excluded") && entry.get("gcovr/excluded").raw === true) ||
    (entry.has("gcovr/noncode") && entry.get("gcovr/noncode").raw === true)
  );
}

function firstText(entry: JsonValue, keys: readonly string[]): string | undefined {
  for (const key of keys) {
    const value = entry.has(key) ? entry.get(key).raw : undefined;
    if (typeof value === "string" && value !== "") return value;
  }
  return undefined;
}

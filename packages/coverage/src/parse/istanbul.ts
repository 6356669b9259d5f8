import type { Coverage } from "../model/coverage.ts";
import type { FileCoverage } from "../model/file-coverage.ts";
import { type JsonValue, readJson } from "./json.ts";
import type { ReportParser } from "./source.ts";

/** Reads Istanbul's coverage map (nyc, c8, vitest, jest): a line is where a statement starts, hit as often as its most run statement. */
export const parseIstanbul: ReportParser = async (source, coverage) => {
  const map = await readJson(source);
  for (const [key, value] of map.entries()) addFile(key, value, coverage);
};

function addFile(key: string, value: JsonValue, coverage: Coverage): void {
  const entry = value.has("data") ? value.get("data") : value;
  const path = entry.get("path");
  const file = coverage.file([path.missing ? key : path.text()]);
  addLines(entry, file);
  addBranches(entry, file);
  addFunctions(entry, file);
}

function addLines(entry: JsonValue, file: FileCoverage): void {
  const hits = new Map<number, number>();
  const counts = entry.get("s");
  for (const [id, statement] of entry.get("statementMap").entries()) {
    const line = statement.get("start").get("line").line();
    hits.set(line, Math.max(hits.get(line) ?? 0, counts.get(id).number()));
  }
  for (const [line, count] of hits) file.lines.add(line, count);
}

function addBranches(entry: JsonValue, file: FileCoverage): void {
  const counts = entry.get("b");
  for (const [id, branch] of entry.get("branchMap").entries()) {
    const start = branch.get(branch.has("loc") ? "loc" : "locations");
    const place = (branch.has("loc") ? start : start.at(0)).get("start");
    const line = branch.has("line") ? branch.get("line").line() : place.get("line").line();
    // Numbers of branches move with any edit above; their place and kind are what two shards share.
    const column = place.get("column").raw;
    const identity = `${branch.get("type").raw}@${column}`;
    let path = 0;
    for (const taken of counts.get(id).items())
      file.branches.add(line, `${identity},${path++}`, taken.number());
  }
}

function addFunctions(entry: JsonValue, file: FileCoverage): void {
  const counts = entry.get("f");
  for (const [id, declared] of entry.get("fnMap").entries()) {
    const place = declared.get(declared.has("decl") ? "decl" : "loc");
    const line = place.get("start").get("line").line();
    const name = declared.get("name").raw;
    file.functions.add(
      typeof name === "string" && name !== "" ? name : `(anonymous_${id})`,
      line,
      counts.get(id).number(),
    );
  }
}

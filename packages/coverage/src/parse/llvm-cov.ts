import { InputError } from "@sluice/report";
import type { Coverage } from "../model/coverage.ts";
import type { FileCoverage } from "../model/file-coverage.ts";
import { type JsonValue, readJson } from "./json.ts";
import { replaySegments, type Segment } from "./llvm-segments.ts";
import type { ReportParser } from "./source.ts";

/** Reads `llvm-cov export` JSON: lines by replaying its segments, branches by place, functions by place over all instantiations. */
export const parseLlvmCov: ReportParser = async (source, coverage) => {
  const report = await readJson(source);
  coverage.tools.add("llvm-cov");
  for (const part of report.get("data").items()) {
    for (const entry of part.get("files").items()) addFile(entry, coverage, source.name);
    if (part.has("functions")) addFunctions(part.get("functions"), coverage);
  }
};

function addFile(entry: JsonValue, coverage: Coverage, report: string): void {
  if (!entry.has("segments"))
    throw new InputError(
      "The report holds only summaries, so no line can be told.",
      "Export it without -summary-only.",
      { file: report },
    );
  const file = coverage.file([entry.get("filename").text()]);
  const segments = [...entry.get("segments").items()].map(readSegment);
  for (const [line, hits] of replaySegments(segments)) file.lines.add(line, hits);
  if (entry.has("branches")) addBranches(entry.get("branches"), file);
}

function readSegment(segment: JsonValue): Segment {
  return {
    line: segment.at(0).line(),
    count: segment.at(2).number(),
    hasCount: isTrue(segment.at(3)),
    isEntry: isTrue(segment.at(4)),
    isGap: isTrue(segment.at(5)),
  };
}

function isTrue({ raw }: JsonValue): boolean {
  return raw === true || raw === 1;
}

function addBranches(branches: JsonValue, file: FileCoverage): void {
  for (const branch of branches.items()) {
    const line = branch.at(0).line();
    const place = `${branch.at(1).number()}-${branch.at(2).number()}:${branch.at(3).number()}`;
    file.branches.add(line, `${place},true`, branch.at(4).number());
    file.branches.add(line, `${place},false`, branch.at(5).number());
  }
}

function addFunctions(functions: JsonValue, coverage: Coverage): void {
  const names = new Map<string, string>();
  for (const entry of functions.items()) {
    const region = entry.get("regions").at(0);
    const path = entry.get("filenames").at(0).text();
    const line = region.at(0).line();
    // Instantiations of one template are one function to its author: same place, first name.
    const place = `${path}:${line}:${region.at(1).number()}`;
    const name = names.get(place) ?? entry.get("name").text();
    names.set(place, name);
    coverage.file([path]).functions.add(name, line, entry.get("count").number());
  }
}

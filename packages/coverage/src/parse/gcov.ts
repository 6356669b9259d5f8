import { addGcovFile } from "./gcov-file.ts";
import { parseJson, readText } from "./json.ts";
import type { ReportParser } from "./source.ts";

/** Reads `gcov --json-format` (man gcov), one document or several, one a line, as `--stdout` writes them. */
export const parseGcov: ReportParser = async (source, coverage) => {
  const text = await readText(source);
  const documents =
    /\}\s*\n\s*\{"/.test(text) && /^\{.*\}\r?\n\{/.test(text)
      ? text.split("\n").filter((line) => line.trim() !== "")
      : [text];
  for (const document of documents) {
    const report = parseJson(document, source.name);
    const version = report.get("gcc_version").raw;
    if (typeof version === "string") coverage.tools.add(`gcc ${version.split(".")[0]}`);
    const folder = report.get("current_working_directory").raw;
    for (const file of report.get("files").items()) {
      const path = file.get("file").text();
      const from = typeof folder === "string" && !path.startsWith("/") ? `${folder}/${path}` : path;
      addGcovFile(file, coverage.file(from === path ? [path] : [from, path]));
    }
  }
};

import picomatch from "picomatch";

/** One report pattern of the request: `NAME=GLOB`, or a glob whose files are shards by their own path. */
export interface ReportPattern {
  readonly shard?: string;
  readonly pattern: string;
}

/** Splits `NAME=GLOB`; names are made of letters, digits, `.`, `_`, `-` and blanks, so that a path with `=` behind a slash stays one. */
export function parseReportPattern(text: string): ReportPattern {
  const match = /^([\w.-][\w. -]*)=(.+)$/.exec(text);
  const [, shard, pattern] = match ?? [];
  return shard === undefined || pattern === undefined ? { pattern: text } : { shard, pattern };
}

/** Whether a shard, or a report path of it, is the expected one: by name, by glob, or by a whole segment of the path, with or without its extension. */
export function isExpected(expected: string, shard: string, path: string): boolean {
  if (expected === shard || expected === path) return true;
  if (picomatch.isMatch(path, expected, { dot: true })) return true;
  return path
    .split("/")
    .some((segment) => segment === expected || segment.replace(/\.[^.]+$/, "") === expected);
}

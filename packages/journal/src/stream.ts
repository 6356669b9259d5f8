import { InputError } from "@sluice/report";

/** One path segment: starts with a letter, digit or `_`, and is never `..`, hidden, or named like a segment file. */
const SEGMENT = /^[a-z0-9_](?:[a-z0-9_-]|\.(?=[a-z0-9_-]))*$/;
const LONGEST = 200;

/** Throws InputError unless `stream` is lower-case path segments such as `coverage/main`. */
export function checkStream(stream: string): void {
  const segments = stream.split("/");
  const good = (segment: string) => SEGMENT.test(segment) && !segment.endsWith(".jsonl");
  if (stream.length <= LONGEST && segments.every(good)) return;
  throw new InputError(
    `"${stream.slice(0, LONGEST)}" is no name of a journal stream.`,
    "Use lower-case path segments such as coverage/main.",
  );
}

/**
 * The stream of a gate and a branch, such as `coverage/main`. Distinct branches get distinct streams: what a stream
 * cannot hold is written as `_` and two hexadecimal digits for each byte of its UTF-8.
 */
export function streamOf(gate: string, branch: string): string {
  const encoder = new TextEncoder();
  const encode = (mark: string) =>
    [...encoder.encode(mark)].map((byte) => `_${byte.toString(16).padStart(2, "0")}`).join("");
  const segments = branch
    .split("/")
    .map((segment) =>
      segment.replace(/[^a-z0-9.-]/gu, encode).replace(/^[.-]|\.(?=\.)|\.$|\.(?=jsonl$)/g, encode),
    );
  return [gate, ...segments].join("/");
}

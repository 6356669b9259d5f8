import { InputError } from "@sluice/report";
import { FORMATS, type Format } from "../model/coverage.ts";

const XML_ROOTS: readonly (readonly [RegExp, Format])[] = [
  [/^CoverageSession[\s>/]/, "opencover"],
  [/^report[\s>/]/, "jacoco"],
];

const JSON_MARKS: readonly (readonly [RegExp, Format])[] = [
  [/"llvm\.coverage\.json\.export"/, "llvm-cov"],
  [/"gcovr\/format_version"/, "gcovr"],
  [/"(?:gcc_version|current_working_directory)"\s*:/, "gcov"],
  [/"statementMap"\s*:/, "istanbul"],
  [/"(?:executed_lines|missing_lines|branch_coverage|show_contexts)"\s*:/, "coverage.py"],
  [/"lines"\s*:\s*\[|"coverage"\s*:\s*\{|"simplecov_version"\s*:/, "simplecov"],
];

/** Tells a report's format from its first bytes, whatever its name. InputError for an empty, compressed or unknown file. */
export function detectFormat(head: Uint8Array, file: string): Format {
  if (head[0] === 0x1f && head[1] === 0x8b)
    throw new InputError("The report is compressed.", "Unpack it first (gzip -d).", { file });
  const text = decodeHead(head).trimStart();
  if (text === "")
    throw new InputError(
      "The report is empty.",
      "See whether the test run ended before it wrote its coverage.",
      { file },
    );
  const format = text.startsWith("<") ? detectXml(text) : detectText(text);
  if (format !== undefined) return format;
  throw new InputError(
    "This is no coverage report of a known format.",
    `Known formats: ${FORMATS.join(", ")}.`,
    { file },
  );
}

function decodeHead(head: Uint8Array): string {
  const utf16 = head[0] === 0xff && head[1] === 0xfe ? "utf-16le" : undefined;
  return new TextDecoder(utf16 ?? "utf-8").decode(head);
}

function detectXml(text: string): Format | undefined {
  const root = /<(?![?!])([\s\S]{0,4096})/.exec(text.replace(/<!--[\s\S]*?-->/g, ""))?.[1] ?? "";
  for (const [mark, format] of XML_ROOTS) if (mark.test(root)) return format;
  if (!/^coverage[\s>/]/.test(root)) return undefined;
  const tag = root.slice(0, root.indexOf(">"));
  if (/\b(line-rate|branch-rate|lines-valid)\s*=/.test(tag)) return "cobertura";
  if (/\b(generated|clover)\s*=/.test(tag) || /<project[\s>]/.test(text)) return "clover";
  return /<(packages|sources)[\s>/]/.test(text) ? "cobertura" : undefined;
}

function detectText(text: string): Format | undefined {
  if (/^[{[]/.test(text)) {
    for (const [mark, format] of JSON_MARKS) if (mark.test(text)) return format;
    // An empty Istanbul map is what c8 and nyc write when nothing was loaded.
    return /^\{\s*\}\s*$/.test(text) ? "istanbul" : undefined;
  }
  if (/^mode: (set|count|atomic)\r?\n/.test(`${text}\n`)) return "go";
  return /^(#|TN:|SF:|VER:)/m.test(text.slice(0, 4096)) ? "lcov" : undefined;
}

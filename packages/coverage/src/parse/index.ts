import type { Coverage, Format } from "../model/coverage.ts";
import { parseClover } from "./clover.ts";
import { parseCobertura } from "./cobertura.ts";
import { parseCoveragePy } from "./coverage-py.ts";
import { detectFormat } from "./detect.ts";
import { parseGcov } from "./gcov.ts";
import { parseGcovr } from "./gcovr.ts";
import { parseGoProfile } from "./go.ts";
import { parseIstanbul } from "./istanbul.ts";
import { parseJacoco } from "./jacoco.ts";
import { parseLcov } from "./lcov.ts";
import { parseLlvmCov } from "./llvm-cov.ts";
import { parseOpenCover } from "./opencover.ts";
import { peekHead } from "./peek.ts";
import { parseSimpleCov } from "./simplecov.ts";
import type { ReportParser, ReportSource } from "./source.ts";

const PARSERS: Readonly<Record<Format, ReportParser>> = {
  lcov: parseLcov,
  cobertura: parseCobertura,
  clover: parseClover,
  jacoco: parseJacoco,
  istanbul: parseIstanbul,
  "coverage.py": parseCoveragePy,
  go: parseGoProfile,
  "llvm-cov": parseLlvmCov,
  gcov: parseGcov,
  gcovr: parseGcovr,
  simplecov: parseSimpleCov,
  opencover: parseOpenCover,
};

/** Reads a report of any known format, told by its content, into `coverage`. InputError when it is none of them or is damaged. */
export async function parseReport(source: ReportSource, coverage: Coverage): Promise<Format> {
  const { head, chunks } = await peekHead(source.chunks);
  const format = detectFormat(head, source.name);
  coverage.formats.add(format);
  await PARSERS[format]({ name: source.name, chunks }, coverage);
  return format;
}

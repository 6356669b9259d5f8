import { resolve } from "node:path";
import {
  type CoverageLimits,
  type CoverageRequest,
  type CoverageResult,
  gateCoverage,
  type MissingPolicy,
  type PathMap,
} from "@sluice/coverage";
import { createGit, createReportFiles } from "@sluice/coverage/drivers";
import { createDirectoryJournal } from "@sluice/journal/drivers/directory";
import {
  type FailOn,
  renderHtml,
  renderJUnit,
  renderMarkdown,
  renderSarif,
  renderTerminal,
  SUMMARY_LIMIT,
} from "@sluice/report";
import { findRoot, fromRoot } from "./checkout.ts";
import { type ConfigSection, readConfigSection } from "./config-file.ts";
import { type ExitCode, exitCodeOf } from "./exit.ts";
import { requireDistinct, STDOUT, writeOutput } from "./output-files.ts";
import { type Terminal, wantsColour, widthOf } from "./terminal.ts";

/** The options of `sluice coverage` as the command line gives them. */
export interface CoverageOptions {
  readonly failUnder?: number;
  readonly failUnderBranches?: number;
  readonly failUnderFunctions?: number;
  readonly patchUnder?: number;
  readonly maxDrop?: number;
  readonly ratchet?: boolean;
  readonly base?: string;
  readonly expectReports?: readonly string[];
  readonly pathMap?: readonly PathMap[];
  readonly config?: string;
  readonly unmeasuredChangedFiles: MissingPolicy;
  readonly failOn: FailOn;
  readonly json?: string;
  readonly html?: string;
  readonly markdown?: string;
  readonly junit?: string;
  readonly sarif?: string;
  readonly badge?: string;
  readonly lcov?: string;
  readonly cobertura?: string;
  readonly root?: string;
  readonly journal?: string;
  readonly stream: string;
  readonly writeBaseline?: boolean;
  readonly colour?: boolean;
}

const DEFAULT_LINE_LIMIT = 85;
const DEFAULT_JOURNAL = ".sluice/journal";

/** Gates coverage once: judges, prints the verdict, writes the files that were asked for, and answers the exit code. */
export async function runCoverage(
  reports: readonly string[],
  options: CoverageOptions,
  terminal: Terminal,
  toolVersion: string,
): Promise<ExitCode> {
  const { cwd } = terminal;
  requireDistinct(namedOutputs(options), cwd);
  const root = await findRoot(cwd, options.root);
  const config = await readConfigSection("coverage", root, cwd, options.config);
  const git = createGit(root);
  const commit = await git.head();
  const request: CoverageRequest = {
    ...requestOf(options, config),
    reports: reports.map((report) => fromRoot(report, cwd, root)),
    subject: commit === undefined ? {} : { commit },
    now: terminal.now().toISOString(),
    toolVersion,
  };
  const journal = createDirectoryJournal(
    options.journal === undefined ? resolve(root, DEFAULT_JOURNAL) : resolve(cwd, options.journal),
  );
  const result = await gateCoverage(request, { reports: createReportFiles(root), git, journal });
  printVerdict(result, options, terminal);
  await writeOutputs(result, options, terminal);
  return exitCodeOf(result.report.verdict, options.failOn);
}

function requestOf(options: CoverageOptions, config: ConfigSection | undefined) {
  return {
    expectReports: options.expectReports ?? [],
    limits: limitsOf(options, config),
    ratchet: options.ratchet ?? false,
    ...(options.base === undefined ? {} : { base: options.base }),
    pathMaps: options.pathMap ?? [],
    unmeasuredChangedFiles: options.unmeasuredChangedFiles,
    ...(config === undefined ? {} : { config }),
    baselineStream: options.stream,
    writeBaseline: options.writeBaseline ?? false,
  };
}

/** Options win over the file, and the file wins over the default. */
function limitsOf(options: CoverageOptions, config: ConfigSection | undefined): CoverageLimits {
  const limits = {
    lines: options.failUnder ?? (setsLineLimit(config) ? undefined : DEFAULT_LINE_LIMIT),
    branches: options.failUnderBranches,
    functions: options.failUnderFunctions,
    patch: options.patchUnder,
    maxDrop: options.maxDrop,
  };
  return Object.fromEntries(Object.entries(limits).filter(([, limit]) => limit !== undefined));
}

function setsLineLimit(config: ConfigSection | undefined): boolean {
  const limits = keyOf(config?.value, "limits");
  return keyOf(limits, "lines") !== undefined;
}

function keyOf(value: unknown, key: string): unknown {
  return typeof value === "object" && value !== null
    ? Object.entries(value).find(([name]) => name === key)?.[1]
    : undefined;
}

/** The verdict goes to standard output, unless a file does: then to standard error. */
function printVerdict({ report }: CoverageResult, options: CoverageOptions, terminal: Terminal) {
  const taken = namedOutputs(options).some(({ path }) => path === STDOUT);
  const output = taken ? terminal.stderr : terminal.stdout;
  const colour = wantsColour(output, terminal.env, options.colour);
  output.write(renderTerminal([report], { colour, width: widthOf(output) }));
}

async function writeOutputs(
  { report, badge, lcov, cobertura }: CoverageResult,
  options: CoverageOptions,
  { stdout, cwd }: Terminal,
): Promise<void> {
  const contents: Record<OutputName, () => string | Iterable<string>> = {
    json: () => `${JSON.stringify(report, null, 2)}\n`,
    html: () => renderHtml([report], { title: report.title }),
    markdown: () => renderMarkdown([report], SUMMARY_LIMIT),
    junit: () => renderJUnit([report]),
    sarif: () => renderSarif([report]),
    badge: () => badge,
    lcov: () => lcov,
    cobertura: () => cobertura,
  };
  for (const { name, option, path } of namedOutputs(options)) {
    const content = contents[name]();
    if (path !== STDOUT) await writeOutput({ option, path, content }, cwd);
    else for (const piece of typeof content === "string" ? [content] : content) stdout.write(piece);
  }
}

const OUTPUT_NAMES = [
  "json",
  "html",
  "markdown",
  "junit",
  "sarif",
  "badge",
  "lcov",
  "cobertura",
] as const;
type OutputName = (typeof OUTPUT_NAMES)[number];

function namedOutputs(options: CoverageOptions) {
  return OUTPUT_NAMES.flatMap((name) => {
    const path = options[name];
    return path === undefined ? [] : [{ name, option: `--${name}`, path }];
  });
}

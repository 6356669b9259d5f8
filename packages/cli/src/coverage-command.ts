import { type Command, Option } from "commander";
import type { CoverageOptions } from "./coverage.ts";
import { runCoverage } from "./coverage.ts";
import type { ExitCode } from "./exit.ts";
import { addNames, addPathMap, parsePercent, parseText } from "./option-values.ts";
import type { Terminal } from "./terminal.ts";

/** Adds `coverage REPORT…` to the program; `end` is told the exit code that follows from the verdict. */
export function addCoverageCommand(
  program: Command,
  terminal: Terminal,
  toolVersion: string,
  end: (code: ExitCode) => void,
): void {
  const command = program
    .command("coverage")
    .argument("<report...>", "coverage reports: paths or globs, or NAME=GLOB to name a shard")
    .summary("Judge coverage reports.")
    .description(
      "Judge coverage reports: the whole, the lines that a change adds, and the change against a baseline.\n" +
        "The format of a report is found by its content; several reports, shards and formats are merged.",
    )
    .allowExcessArguments(false)
    .addHelpText("after", EXAMPLES);
  for (const option of options()) command.addOption(option);
  command.action(async (reports: string[], parsed: CoverageOptions) => {
    end(await runCoverage(reports, parsed, terminal, toolVersion));
  });
}

function options(): Option[] {
  return [...limits(), ...evidence(), ...policies(), ...outputs(), ...surroundings()];
}

function limits(): Option[] {
  const group = "Limits:";
  return [
    percentage("--fail-under <N>", "least line coverage in percent (default: 85)", group),
    percentage("--fail-under-branches <N>", "least branch coverage in percent", group),
    percentage("--fail-under-functions <N>", "least function coverage in percent", group),
    percentage("--patch-under <N>", "least coverage in percent of added lines", group),
    percentage("--max-drop <N>", "greatest fall of line coverage in percentage points", group),
    flag("--ratchet", "line coverage may not fall below the branch's best baseline", group),
  ];
}

function evidence(): Option[] {
  const group = "Evidence:";
  return [
    text("--base <REF>", "where the change begins: its merge base with this tree", group),
    new Option("--expect-reports <NAMES>", "shards that must be there, with commas between them")
      .argParser(addNames)
      .helpGroup(group),
    new Option("--path-map <FROM=TO>", "a path prefix in reports, and what it is here (repeatable)")
      .argParser(addPathMap)
      .helpGroup(group),
    text("--config <FILE>", "settings (default: .github/sluice.yml where it exists)", group),
  ];
}

function policies(): Option[] {
  const group = "Policies:";
  return [
    new Option("--unmeasured-changed-files <WHAT>", "when no report measures a changed file")
      .choices(["fail", "warn", "ignore"])
      .default("warn")
      .helpGroup(group),
    new Option("--fail-on <WHEN>", "the verdict from which on the exit code is 1")
      .choices(["fail", "warn", "never"])
      .default("fail")
      .helpGroup(group),
  ];
}

function outputs(): Option[] {
  const group = 'Files to write ("-" is standard output):';
  return [
    text("--json <FILE>", "the Report", group),
    text("--html <FILE>", "a self-contained page", group),
    text("--markdown <FILE>", "the summary as on a pull request", group),
    text("--junit <FILE>", "verdicts as JUnit XML", group),
    text("--sarif <FILE>", "findings as SARIF 2.1.0", group),
    text("--badge <FILE>", "a badge as shields.io endpoint JSON", group),
    text("--lcov <FILE>", "all reports merged, as lcov", group),
    text("--cobertura <FILE>", "all reports merged, as Cobertura XML", group),
  ];
}

function surroundings(): Option[] {
  const group = "Surroundings:";
  return [
    text("--root <DIR>", "the checkout (default: the one around this folder)", group),
    text("--journal <DIR>", "where baselines are kept (default: .sluice/journal there)", group),
    text("--stream <NAME>", "the baselines of one branch", group).default("coverage/main"),
    flag("--write-baseline", "keep these figures as the baseline of this commit", group),
    flag("--colour", "colours even when this is not a terminal", group),
    flag("--no-colour", "no colours", group),
  ];
}

const percentage = (flags: string, description: string, group: string) =>
  new Option(flags, description).argParser(parsePercent).helpGroup(group);

const text = (flags: string, description: string, group: string) =>
  new Option(flags, description).argParser(parseText).helpGroup(group);

const flag = (flags: string, description: string, group: string) =>
  new Option(flags, description).helpGroup(group);

const EXAMPLES = `
Examples:
  At least 85% of all lines:
    npx sluice coverage coverage/lcov.info

  At least 90% of the lines that this branch adds, with a page to look at:
    npx sluice coverage coverage.xml --base origin/main --patch-under 90 --html coverage.html

  Two shards that must both be there, in two formats:
    npx sluice coverage linux=linux/lcov.info windows=windows/coverage.xml \\
      --expect-reports linux,windows

  No fall of coverage from one commit of main to the next:
    npx sluice coverage "out/**/jacoco.xml" --max-drop 0 --write-baseline

  The Report for another program:
    npx sluice coverage coverage.json --json - | jq .verdict
`;

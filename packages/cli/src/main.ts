import { Command, CommanderError } from "commander";
import manifest from "../package.json" with { type: "json" };
import { addCoverageCommand } from "./coverage-command.ts";
import { describeError, EXIT, type ExitCode } from "./exit.ts";
import type { Terminal } from "./terminal.ts";

export type { Output, Terminal } from "./terminal.ts";

/** Runs `sluice ARGS…` and answers the exit code: 0 pass or warn, 1 fail or inconclusive, 2 bad input, 3 a defect. */
export async function main(args: readonly string[], terminal: Terminal): Promise<ExitCode> {
  let code: ExitCode = EXIT.passed;
  const program = createProgram(terminal, (verdict) => {
    code = verdict;
  });
  try {
    await program.parseAsync(args, { from: "user" });
    return code;
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? EXIT.passed : EXIT.badInput;
    const { code, text } = describeError(error);
    terminal.stderr.write(text);
    return code;
  }
}

function createProgram(terminal: Terminal, end: (code: ExitCode) => void): Command {
  const program = new Command("sluice")
    .description("Gates for software that ends up on devices: evidence in, one Report out.")
    .version(manifest.version, "-V, --version", "Print the version.")
    .helpOption("-h, --help", "Print this help.")
    .helpCommand("help [command]", "Print the help of a command.")
    .exitOverride()
    .showHelpAfterError("Run with --help to see what can be said here.")
    .configureOutput({
      writeOut: (text) => terminal.stdout.write(text),
      writeErr: (text) => terminal.stderr.write(text.replace(/^error:/, "sluice:")),
      getOutHelpWidth: () => HELP_WIDTH,
      getErrHelpWidth: () => HELP_WIDTH,
      getOutHasColors: () => false,
      getErrHasColors: () => false,
    })
    .addHelpText("after", EXIT_CODES);
  addCoverageCommand(program, terminal, manifest.version, end);
  return program;
}

/** Fixed, so that the help in docs/cli.md is the same wherever it was made. */
const HELP_WIDTH = 96;

const EXIT_CODES = `
Exit codes:
  0  passed, perhaps with warnings
  1  failed, or inconclusive for want of evidence
  2  a usage error or bad input
  3  a defect of Sluice itself
`;

import { inspect } from "node:util";
import { type FailOn, failsStep, InputError, type Verdict } from "@sluice/report";

/** What the process ends with: scripts may rely on these numbers. */
export const EXIT = { passed: 0, failed: 1, badInput: 2, defect: 3 } as const;
export type ExitCode = (typeof EXIT)[keyof typeof EXIT];

export function exitCodeOf(verdict: Verdict, failOn: FailOn): ExitCode {
  return failsStep(verdict, failOn) ? EXIT.failed : EXIT.passed;
}

/** What to tell about an error that ended a command: a sentence for the user's own, stack and cause for ours. */
export function describeError(error: unknown): { readonly code: ExitCode; readonly text: string } {
  if (error instanceof InputError) {
    return { code: EXIT.badInput, text: `sluice: ${error.message}\n` };
  }
  return {
    code: EXIT.defect,
    text: `${inspect(error)}\n\nsluice: This is a defect of Sluice. Please report it with the text above at https://github.com/sluice-ci/sluice/issues.\n`,
  };
}

import * as core from "@actions/core";
import { type FailOn, failsStep, InputError, printable, type Verdict } from "@sluice/report";
import type { z } from "zod";
import { type ActionContext, readContext } from "./context.ts";
import { type ActionResult, deliver } from "./deliver.ts";
import { type InputsSchema, type ReportInputs, readInput, readInputs } from "./inputs.ts";

/** Exit codes of a step: 0 where the verdict lets the change on, 1 where it does not, 2 bad input, 3 a defect of ours. */
export const EXIT = { passed: 0, failed: 1, badInput: 2, defect: 3 } as const;

/**
 * Runs a gate as an action: reads the inputs of `schema`, hands them to `run`, delivers its Report and only then
 * fails the step when the verdict and `fail-on` say so.
 */
export async function runAction<Schema extends InputsSchema & z.ZodType<ReportInputs>>(
  schema: Schema,
  run: (inputs: z.output<Schema>, context: ActionContext) => Promise<ActionResult>,
): Promise<void> {
  await runStep(schema, async (inputs, context) => {
    const result = await run(inputs, context);
    await deliver(result, inputs, context, process.env);
    failStep(result.report.verdict, inputs["fail-on"], result.report.summary);
  });
}

/**
 * Runs any step: an InputError becomes one error line without a stack and exit code 2, any other error keeps its
 * stack and causes and exit code 3. The token is masked before anything is printed.
 */
export async function runStep<Schema extends InputsSchema>(
  schema: Schema,
  run: (inputs: z.output<Schema>, context: ActionContext) => Promise<void>,
): Promise<void> {
  try {
    const token = readInput(process.env, "token");
    if (token !== "") core.setSecret(token);
    await run(readInputs(schema, process.env), await readContext(process.env));
  } catch (error) {
    if (error instanceof InputError) refuse(error);
    else report(error);
  }
}

/** Fails the step with one error line where `verdict` does under `failOn`. */
export function failStep(verdict: Verdict, failOn: FailOn, summary: string): void {
  if (!failsStep(verdict, failOn)) return;
  process.exitCode = EXIT.failed;
  core.error(printable(summary));
}

function refuse({ message, place }: InputError): void {
  process.exitCode = EXIT.badInput;
  core.error(printable(message), {
    ...(place.file === undefined ? {} : { file: place.file }),
    ...(place.line === undefined ? {} : { startLine: place.line }),
  });
}

function report(error: unknown): void {
  process.exitCode = EXIT.defect;
  core.error(`This is a defect of Sluice; please report it.\n${describe(error)}`);
}

function describe(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const own = error.stack ?? `${error.name}: ${error.message}`;
  return error.cause === undefined ? own : `${own}\nCaused by: ${describe(error.cause)}`;
}

import { FailOn, InputError } from "@sluice/report";
import { z } from "zod";

/** The schema of an action: a strict object with one key for each input of its action.yml. */
export type InputsSchema = z.ZodObject;

/** Variables of a process; a variable that is not set is undefined. */
export type Environment = Readonly<Record<string, string | undefined>>;

/**
 * The inputs of `schema` from the runner's `INPUT_*` variables, trimmed; an input that is not set is the empty string.
 * Throws one InputError that names every bad input.
 */
export function readInputs<Schema extends InputsSchema>(
  schema: Schema,
  environment: Environment,
): z.output<Schema> {
  const names = Object.keys(schema.shape);
  const values = Object.fromEntries(names.map((name) => [name, readInput(environment, name)]));
  const result = schema.safeParse(values);
  if (result.success) return result.data;
  throw refuse(result.error.issues);
}

/** One input as the runner hands it over: `INPUT_` and the upper-case name, spaces as underscores. */
export function readInput(environment: Environment, name: string): string {
  return (environment[`INPUT_${name.replaceAll(" ", "_").toUpperCase()}`] ?? "").trim();
}

function refuse(issues: readonly z.core.$ZodIssue[]): InputError {
  const said = issues.map(({ path, message }) => ({ input: path.join("."), message }));
  const [only] = said;
  if (said.length === 1 && only !== undefined) {
    return new InputError(only.message, "See action.yml for what it may be.", {
      input: only.input,
    });
  }
  const list = said.map(({ input, message }) => `${input}: ${message}`).join(" ");
  return new InputError(list, "See action.yml for what they may be.");
}

/** Any text; undefined when the input is empty. */
export const text = z.string().transform((value) => (value === "" ? undefined : value));

/** Text that must be there. */
export const requiredText = z.string().min(1, "It is empty, but required.");

/** One entry a line; blank lines are dropped. */
export const lines = z.string().transform((value) => splitTrimmed(value, /\r?\n/));

/** At least one entry, one a line. */
export const requiredLines = lines.refine((entries) => entries.length > 0, {
  error: "It is empty, but at least one entry is required.",
});

/** Entries separated by commas or lines. */
export const list = z.string().transform((value) => splitTrimmed(value, /[,\r\n]+/));

/** A decimal number from 0 to 100 with an optional percent sign; undefined when the input is empty. */
export const optionalPercent = z.string().transform((value, context) => {
  if (value === "") return undefined;
  const percent = /^\d+(\.\d+)?\s*%?$/.test(value) ? Number.parseFloat(value) : Number.NaN;
  if (percent >= 0 && percent <= 100) return percent;
  context.addIssue(`"${value}" is not a number from 0 to 100.`);
  return z.NEVER;
});

/** `true` or `false` in the spellings of the YAML 1.2 core schema. */
export const flag = z.string().transform((value, context) => {
  if (/^(true|True|TRUE)$/.test(value)) return true;
  if (/^(false|False|FALSE)$/.test(value)) return false;
  context.addIssue(`"${value}" is neither true nor false.`);
  return z.NEVER;
});

/** One of the words given. */
export function choice<const Words extends readonly string[]>(...words: Words) {
  return z.enum(words, {
    error: ({ input }) => `"${String(input)}" is not one of ${words.join(", ")}.`,
  });
}

/** A pull request's several calls of one gate are told apart by it; undefined when empty. */
export const key = text.refine((value) => value === undefined || /^[a-z0-9-]{1,60}$/.test(value), {
  error: "It may hold lower-case letters, digits and dashes, at most 60.",
});

/** The inputs by which every gate says how its Report is delivered, to be spread into its schema. */
export const reportInputs = {
  "fail-on": choice(...FailOn.options),
  comment: flag,
  check: flag,
  key,
  "report-artifact": text,
  token: text,
};

/** What {@link reportInputs} read. */
export interface ReportInputs {
  readonly "fail-on": FailOn;
  readonly comment: boolean;
  readonly check: boolean;
  readonly key: string | undefined;
  readonly "report-artifact": string | undefined;
  readonly token: string | undefined;
}

function splitTrimmed(value: string, separator: RegExp): string[] {
  return value
    .split(separator)
    .map((entry) => entry.trim())
    .filter((entry) => entry !== "");
}

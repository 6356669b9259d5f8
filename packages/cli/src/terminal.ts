/** Where a command prints; the part of a stream that we need, so that tests can hand in their own. */
export interface Output {
  write(text: string): unknown;
  readonly isTTY?: boolean;
  readonly columns?: number;
}

/** The world as a command sees it. `cwd` is absolute; `now` is the only clock. */
export interface Terminal {
  readonly stdout: Output;
  readonly stderr: Output;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly cwd: string;
  now(): Date;
}

const NARROWEST = 40;
const WIDTH_OF_FILES = 100;

/**
 * Whether `output` takes colours: the option first, then FORCE_COLOR and NO_COLOR as Node itself reads them,
 * and else only a terminal that is not dumb.
 */
export function wantsColour(
  output: Output,
  env: Terminal["env"],
  option: boolean | undefined,
): boolean {
  if (option !== undefined) return option;
  const forced = env.FORCE_COLOR;
  if (forced !== undefined) return forced !== "0" && forced !== "false";
  if (env.NO_COLOR !== undefined && env.NO_COLOR !== "") return false;
  return output.isTTY === true && env.TERM !== "dumb";
}

/** Columns to fill: those of a terminal, and a fixed number elsewhere so that files and logs look the same everywhere. */
export function widthOf(output: Output): number {
  return output.isTTY === true && output.columns !== undefined
    ? Math.max(output.columns, NARROWEST)
    : WIDTH_OF_FILES;
}

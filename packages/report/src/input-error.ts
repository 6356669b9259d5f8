/** Where in the user's own input a problem is. `input` names an action input, CLI option or configuration key. */
export interface InputPlace {
  readonly input?: string;
  readonly file?: string;
  readonly line?: number;
}

/**
 * Something the user has to mend. The message says what is wrong and `remedy` what to do; both are shown
 * without a stack. Any other error is a defect of ours and keeps its stack and cause.
 */
export class InputError extends Error {
  override readonly name = "InputError";
  readonly place: InputPlace;
  readonly remedy: string;

  constructor(problem: string, remedy: string, place: InputPlace = {}, cause?: unknown) {
    super(
      `${describePlace(place)}${problem} ${remedy}`,
      cause === undefined ? undefined : { cause },
    );
    this.place = place;
    this.remedy = remedy;
  }
}

function describePlace({ input, file, line }: InputPlace): string {
  if (file !== undefined) return `${file}${line === undefined ? "" : `:${line}`}: `;
  return input === undefined ? "" : `${input}: `;
}

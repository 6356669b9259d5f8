const ESCAPE_SEQUENCE =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: removing escape sequences is the purpose.
  /\u001b(?:\][^\u0007\u001b\n\r]*(?:\u0007|\u001b\\)?|\[[0-?]*[ -/]*[@-~]?|[ -/]+[0-~]?|[0-~])?/g;
const BREAK = /[\t\n\v\f\r\u0085\u2028\u2029]+/g;
const CONTROL = /\p{Cc}/gu;
const DIRECTION = /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]/g;

/**
 * `text` on one line without anything that a terminal or browser would act on: escape sequences, control
 * characters, direction overrides and lone surrogates are gone, line breaks and tabs are single spaces.
 */
export function printable(text: string): string {
  return text
    .replace(ESCAPE_SEQUENCE, "")
    .replace(BREAK, " ")
    .replace(CONTROL, "")
    .replace(DIRECTION, "")
    .toWellFormed();
}

/** As {@link printable}, but tabs stay: for lines of source code, whose layout matters. */
export function printableSource(text: string): string {
  return text.split("\t").map(printable).join("\t");
}

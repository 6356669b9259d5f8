import { InputError } from "@sluice/report";
import type { ReportSource } from "./source.ts";

/** The engine holds no longer text than this. */
const LONGEST_TEXT = 500 * 2 ** 20;

/** Reads a whole JSON report. InputError with the line when it is damaged, cut off or larger than 500 MiB. */
export async function readJson(source: ReportSource): Promise<JsonValue> {
  return parseJson(await readText(source), source.name);
}

/** A whole text report as UTF-8, its byte order mark removed. */
export async function readText({ name, chunks }: ReportSource): Promise<string> {
  const parts: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of chunks) {
    parts.push(chunk);
    size += chunk.length;
    if (size > LONGEST_TEXT)
      throw new InputError(
        "The report is larger than 500 MiB, more than a JSON text can hold.",
        "Give the gate several smaller reports, or lcov, which has no such limit.",
        { file: name },
      );
  }
  return new TextDecoder().decode(Buffer.concat(parts));
}

/** One JSON text as a value that knows its place. */
export function parseJson(text: string, file: string): JsonValue {
  try {
    return new JsonValue(JSON.parse(text), file, "$");
  } catch (cause) {
    const position = /position (\d+)/.exec(String(cause))?.[1];
    const before = text.slice(0, position === undefined ? text.length : Number(position));
    const line = before.split("\n").length;
    throw new InputError(
      "The report is not valid JSON from here on.",
      "It may be cut off; write it again.",
      { file, line },
      cause,
    );
  }
}

/** A value of a JSON report; what it is not is an InputError that names its path. Only own keys are ever seen. */
export class JsonValue {
  readonly raw: unknown;
  readonly #file: string;
  readonly #path: string;

  constructor(raw: unknown, file: string, path: string) {
    this.raw = raw;
    this.#file = file;
    this.#path = path;
  }

  get missing(): boolean {
    return this.raw === undefined || this.raw === null;
  }

  get(key: string): JsonValue {
    const record = this.#record();
    return this.#child(Object.hasOwn(record, key) ? record[key] : undefined, `.${key}`);
  }

  has(key: string): boolean {
    return isRecord(this.raw) && Object.hasOwn(this.raw, key);
  }

  *entries(): IterableIterator<[key: string, value: JsonValue]> {
    if (this.missing) return;
    const record = this.#record();
    for (const key of Object.keys(record))
      yield [key, this.#child(record[key], `[${JSON.stringify(key)}]`)];
  }

  *items(): IterableIterator<JsonValue> {
    if (this.missing) return;
    if (!Array.isArray(this.raw)) throw this.error("a list");
    for (const [at, item] of this.raw.entries()) yield this.#child(item, `[${at}]`);
  }

  at(index: number): JsonValue {
    const item: unknown = Array.isArray(this.raw) ? this.raw[index] : undefined;
    return this.#child(item, `[${index}]`);
  }

  text(): string {
    if (typeof this.raw === "string") return this.raw;
    throw this.error("a text");
  }

  number(): number {
    if (typeof this.raw === "number" && Number.isFinite(this.raw)) return this.raw;
    throw this.error("a number");
  }

  /** A 1-based line number. */
  line(): number {
    const line = this.number();
    if (Number.isSafeInteger(line) && line >= 0 && line <= 2 ** 31) return line;
    throw this.error("a line number");
  }

  error(expected: string): InputError {
    const message = `${this.#path.slice(0, 300)} is not ${expected}.`;
    return new InputError(message, "Write the report again.", { file: this.#file });
  }

  #record(): Record<string, unknown> {
    if (isRecord(this.raw)) return this.raw;
    throw this.error("an object");
  }

  #child(raw: unknown, step: string): JsonValue {
    return new JsonValue(raw, this.#file, this.#path + step);
  }
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

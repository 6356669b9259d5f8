import { InputError } from "@sluice/report";
import { SaxesParser } from "saxes";
import type { ReportSource } from "./source.ts";

/** An element's attributes; a missing one is undefined. */
export type Attributes = Readonly<Record<string, string | undefined>>;

/** Takes the elements of a document in their order. */
export interface XmlHandler {
  open(name: string, attributes: Attributes, place: XmlPlace): void;
  close?(name: string, text: string): void;
}

/** Where the reader stands in a report, for messages. */
export interface XmlPlace {
  readonly file: string;
  readonly line: number;
}

/** How much is decoded and parsed at a time: large enough to be fast, small enough to keep memory flat. */
const SLICE = 1 << 16;

/**
 * Streams an XML report through `handler`. Declared entities are never expanded and nothing is fetched: a
 * reference to one is an error, as is all that is not well-formed. InputError names the line.
 */
export async function readXml(
  { name, chunks }: ReportSource,
  root: string,
  handler: XmlHandler,
): Promise<void> {
  const parser = new SaxesParser({ position: false });
  const place: XmlPlace = {
    file: name,
    get line() {
      return parser.line;
    },
  };
  let depth = 0;
  let text = "";
  parser.on("error", (cause) => {
    throw damaged(place, cause);
  });
  parser.on("opentag", (tag) => {
    if (depth++ === 0 && tag.name !== root)
      throw new InputError(`The root element is not <${root}>.`, "Name another report.", place);
    text = "";
    handler.open(tag.name, tag.attributes as Attributes, place);
  });
  if (handler.close !== undefined)
    parser.on("text", (piece) => {
      if (text.length < SLICE) text += piece;
    });
  parser.on("closetag", (tag) => {
    depth--;
    handler.close?.(tag.name, text);
    text = "";
  });
  for await (const piece of decode(chunks)) parser.write(piece);
  parser.close();
  if (depth !== 0) throw damaged(place, undefined);
}

async function* decode(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<string> {
  let decoder: InstanceType<typeof TextDecoder> | undefined;
  for await (const chunk of chunks) {
    decoder ??= new TextDecoder(encodingOf(chunk));
    for (let at = 0; at < chunk.length; at += SLICE)
      yield decoder.decode(chunk.subarray(at, at + SLICE), { stream: true });
  }
  if (decoder !== undefined) yield decoder.decode();
}

function encodingOf(head: Uint8Array): string {
  if (head[0] === 0xff && head[1] === 0xfe) return "utf-16le";
  if (head[0] === 0xfe && head[1] === 0xff) return "utf-16be";
  const declared = /^[^<]*<\?xml[^>]*encoding\s*=\s*["']([\w-]+)/.exec(
    new TextDecoder("latin1").decode(head.subarray(0, 200)),
  )?.[1];
  try {
    return new TextDecoder(declared ?? "utf-8").encoding;
  } catch {
    return "utf-8";
  }
}

function damaged(place: XmlPlace, cause: unknown): InputError {
  const reason = cause instanceof Error ? cause.message.replace(/^[^a-z]*/i, "") : "it is cut off";
  return new InputError(
    `The report is not well-formed XML: ${reason.replace(/\.$/, "")}.`,
    "Write it again.",
    { file: place.file, line: place.line },
    cause,
  );
}

/** A required attribute; InputError when the element does not have it. */
export function attribute(
  attributes: Attributes,
  name: string,
  element: string,
  place: XmlPlace,
): string {
  const value = attributes[name];
  if (value !== undefined) return value;
  throw new InputError(`<${element}> has no ${name}.`, "Write the report again.", {
    file: place.file,
    line: place.line,
  });
}

/** A required count or line number: a non-negative integer, as text. Values beyond what a number holds exactly are kept large. */
export function count(
  attributes: Attributes,
  name: string,
  element: string,
  place: XmlPlace,
): number {
  const text = attribute(attributes, name, element, place);
  const value = Number(text);
  if (text.trim() !== "" && Number.isFinite(value)) return Math.max(0, Math.trunc(value));
  throw new InputError(
    `${name}="${text.slice(0, 40)}" of <${element}> is no number.`,
    "Write the report again.",
    { file: place.file, line: place.line },
  );
}

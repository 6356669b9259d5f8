import { plural } from "../verdict-words.ts";

/** The greatest size of a document, in UTF-8 bytes or in characters (UTF-16 units, never fewer than GitHub counts). */
export interface SizeLimit {
  readonly size: number;
  readonly unit: "bytes" | "characters";
}

/** A part of the document: rows may be dropped from its end, head and tail belong together. Pieces end in a line break. */
export interface Block {
  readonly head: string;
  readonly rows: readonly string[];
  readonly tail: string;
  /** What a row is, for the count of dropped ones. */
  readonly noun: string;
  /** Rows that were left out before. */
  readonly omitted: number;
  /** Blocks with a smaller number get their room first. */
  readonly priority: number;
}

const LEFT_OUT = (sections: number) =>
  `\n_${plural(sections, "section")} left out for want of room; the full report is in the artifact._\n`;

/** The blocks in their order, within the limit: whole rows are dropped with their count, then whole blocks. */
export function fit(blocks: readonly Block[], limit: SizeLimit): string {
  const measure = measureIn(limit.unit);
  const whole = blocks.map((block) => print(block, block.rows.length));
  if (sum(whole.map(measure)) <= limit.size) return whole.join("");

  const note = LEFT_OUT(blocks.length);
  let room = limit.size - measure(note);
  if (room < 0) return "";
  const printed = blocks.map(() => "");
  for (const { block, index } of byPriority(blocks)) {
    const text = printWithin(block, room, measure);
    printed[index] = text;
    room -= measure(text);
  }
  const dropped = printed.filter((text) => text === "").length;
  return printed.join("") + (dropped === 0 ? "" : LEFT_OUT(dropped));
}

function byPriority(blocks: readonly Block[]) {
  return blocks
    .map((block, index) => ({ block, index }))
    .sort((a, b) => a.block.priority - b.block.priority || a.index - b.index);
}

/** As many rows as there is room for, or nothing when not even the first fits. */
function printWithin(block: Block, room: number, measure: (text: string) => number): string {
  const whole = print(block, block.rows.length);
  if (measure(whole) <= room) return whole;
  let left = room - measure(print({ ...block, omitted: block.omitted + block.rows.length }, 0));
  let kept = 0;
  for (const row of block.rows) {
    left -= measure(row);
    if (left < 0) break;
    kept++;
  }
  return kept === 0 ? "" : print(block, kept);
}

function print({ head, rows, tail, noun, omitted }: Block, kept: number): string {
  const missing = omitted + rows.length - kept;
  const note = missing === 0 ? "" : `\n_… and ${plural(missing, `more ${noun}`)}_\n`;
  return head + rows.slice(0, kept).join("") + note + tail;
}

function measureIn(unit: SizeLimit["unit"]): (text: string) => number {
  if (unit === "characters") return (text) => text.length;
  const encoder = new TextEncoder();
  return (text) => encoder.encode(text).length;
}

function sum(sizes: readonly number[]): number {
  return sizes.reduce((total, size) => total + size, 0);
}

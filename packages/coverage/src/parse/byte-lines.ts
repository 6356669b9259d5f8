const NEWLINE = 10;
const RETURN = 13;

/** Takes the bytes of one line, `bytes[start..end)` without its line end. They are only valid during the call. */
export type LineConsumer = (bytes: Buffer, start: number, end: number, line: number) => void;

/** Hands every line of a stream to `consume`, with its 1-based number; a line may be of any length and span chunks. */
export async function forEachLine(
  chunks: AsyncIterable<Uint8Array>,
  consume: LineConsumer,
): Promise<void> {
  let rest: Buffer[] = [];
  let line = 0;
  for await (const chunk of chunks) {
    let bytes = Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength);
    if (rest.length > 0) {
      const first = bytes.indexOf(NEWLINE);
      if (first === -1) {
        rest.push(bytes);
        continue;
      }
      const whole = Buffer.concat([...rest, bytes.subarray(0, first)]);
      rest = [];
      consume(whole, 0, lineEnd(whole, 0, whole.length), ++line);
      bytes = bytes.subarray(first + 1);
    }
    let start = 0;
    for (let at = 0; at < bytes.length; at++) {
      if (bytes[at] !== NEWLINE) continue;
      consume(bytes, start, lineEnd(bytes, start, at), ++line);
      start = at + 1;
    }
    if (start < bytes.length) rest = [Buffer.from(bytes.subarray(start))];
  }
  if (rest.length === 0) return;
  const last = Buffer.concat(rest);
  consume(last, 0, lineEnd(last, 0, last.length), ++line);
}

function lineEnd(bytes: Buffer, start: number, end: number): number {
  return end > start && bytes[end - 1] === RETURN ? end - 1 : end;
}

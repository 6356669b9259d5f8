/** How much of a report is looked at to tell its format. */
const HEAD_BYTES = 1 << 16;

/** The first bytes of a stream, and a stream that still begins with them. */
export async function peekHead(
  chunks: AsyncIterable<Uint8Array>,
): Promise<{ head: Uint8Array; chunks: AsyncIterable<Uint8Array> }> {
  const iterator = chunks[Symbol.asyncIterator]();
  const seen: Uint8Array[] = [];
  let size = 0;
  while (size < HEAD_BYTES) {
    const { value, done } = await iterator.next();
    if (done === true) break;
    seen.push(value);
    size += value.length;
  }
  const head = Buffer.concat(seen).subarray(0, HEAD_BYTES);
  return { head, chunks: resume(seen, iterator) };
}

async function* resume(
  seen: Uint8Array[],
  iterator: AsyncIterator<Uint8Array>,
): AsyncGenerator<Uint8Array> {
  try {
    yield* seen.splice(0);
    for (;;) {
      const { value, done } = await iterator.next();
      if (done === true) return;
      yield value;
    }
  } finally {
    await iterator.return?.();
  }
}

/** Hit counts by 1-based line. A line that is absent is not code, which is not the same as zero hits. */
export class LineHits {
  #hits = new Map<number, number>();

  /** Adds `hits` to a line; a line seen for the first time becomes code. */
  add(line: number, hits: number): void {
    this.#hits.set(line, (this.#hits.get(line) ?? 0) + hits);
  }

  get(line: number): number | undefined {
    return this.#hits.get(line);
  }

  get total(): number {
    return this.#hits.size;
  }

  get covered(): number {
    let covered = 0;
    for (const hits of this.#hits.values()) if (hits > 0) covered++;
    return covered;
  }

  /** Lines and hits in rising order of line. */
  *entries(): IterableIterator<[line: number, hits: number]> {
    yield* [...this.#hits].sort((a, b) => a[0] - b[0]);
  }

  merge(other: LineHits): void {
    for (const [line, hits] of other.entries()) this.add(line, hits);
  }
}

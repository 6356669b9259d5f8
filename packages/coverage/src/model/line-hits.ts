/** Greatest hit count that is kept; more hits stay at it. */
const MOST_HITS = 0xffff_fffe;

/** Lines up to this number are kept in an array; a line beyond it, which no real source has many of, in a map. */
const DENSE_LINES = 1 << 20;

/** Hit counts by 1-based line. A line that is absent is not code, which is not the same as zero hits. */
export class LineHits {
  /** Hits plus one by line, so that zero means absent. */
  #dense = new Uint32Array(64);
  #sparse: Map<number, number> | undefined;
  #total = 0;
  #covered = 0;

  /** Adds `hits` to a line; a line seen for the first time becomes code. Negative hits count as none. */
  add(line: number, hits: number): void {
    const known = line < DENSE_LINES ? this.#slot(line) : (this.#sparse?.get(line) ?? 0);
    const sum = known === 0 ? hits : known - 1 + hits;
    const kept = sum > MOST_HITS ? MOST_HITS : sum > 0 ? Math.ceil(sum) : 0;
    if (known === 0) this.#total++;
    if (known <= 1 && kept > 0) this.#covered++;
    if (line < DENSE_LINES) {
      this.#dense[line] = kept + 1;
      return;
    }
    this.#sparse ??= new Map();
    this.#sparse.set(line, kept + 1);
  }

  #slot(line: number): number {
    if (line >= this.#dense.length) {
      const grown = new Uint32Array(Math.max(line + 64, Math.ceil(this.#dense.length * 1.5)));
      grown.set(this.#dense);
      this.#dense = grown;
    }
    return this.#dense[line] ?? 0;
  }

  get(line: number): number | undefined {
    const kept = line < DENSE_LINES ? (this.#dense[line] ?? 0) : (this.#sparse?.get(line) ?? 0);
    return kept === 0 ? undefined : kept - 1;
  }

  get total(): number {
    return this.#total;
  }

  get covered(): number {
    return this.#covered;
  }

  /** Lines and hits in rising order of line. */
  *entries(): IterableIterator<[line: number, hits: number]> {
    for (let line = 0; line < this.#dense.length; line++) {
      const kept = this.#dense[line] ?? 0;
      if (kept > 0) yield [line, kept - 1];
    }
    if (this.#sparse === undefined) return;
    for (const [line, kept] of [...this.#sparse].sort((a, b) => a[0] - b[0]))
      yield [line, kept - 1];
  }

  merge(other: LineHits): void {
    for (const [line, hits] of other.entries()) this.add(line, hits);
  }
}

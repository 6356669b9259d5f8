/** Statement blocks by position, as Go writes them: each block has a number of statements and a hit count. */
export class BlockHits {
  #blocks = new Map<string, { statements: number; hits: number }>();

  /** `position` is the format's own identity of the block, such as `12.30,15.2`. */
  add(position: string, statements: number, hits: number): void {
    const known = this.#blocks.get(position);
    this.#blocks.set(position, { statements, hits: (known?.hits ?? 0) + hits });
  }

  get total(): number {
    let total = 0;
    for (const { statements } of this.#blocks.values()) total += statements;
    return total;
  }

  get covered(): number {
    let covered = 0;
    for (const { statements, hits } of this.#blocks.values()) if (hits > 0) covered += statements;
    return covered;
  }

  /** In order of position. */
  *entries(): IterableIterator<{ position: string; statements: number; hits: number }> {
    for (const [position, block] of [...this.#blocks].sort(([a], [b]) => (a < b ? -1 : 1)))
      yield { position, ...block };
  }

  merge(other: BlockHits): void {
    for (const [position, { statements, hits }] of other.#blocks)
      this.add(position, statements, hits);
  }
}

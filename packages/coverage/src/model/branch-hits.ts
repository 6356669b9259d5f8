/** What is known of the branches that start on one line. */
export interface LineBranches {
  readonly covered: number;
  readonly total: number;
  /** False where the format gave only counts, so that `covered` after a merge is a lower bound. */
  readonly identified: boolean;
}

/** Branches by line: with an identity (block and branch) where the format has one, else as counts per line. */
export class BranchHits {
  #identified = new Map<number, Map<string, number>>();
  #counted = new Map<number, { covered: number; total: number }>();

  /** Adds `taken` times of the branch `id` on `line`; ids are the format's own (for lcov `block,branch`). */
  add(line: number, id: string, taken: number): void {
    const ids = this.#identified.get(line) ?? new Map<string, number>();
    ids.set(id, (ids.get(id) ?? 0) + taken);
    this.#identified.set(line, ids);
  }

  /** Records `covered` of `total` branches on `line` without identity; merging takes the greater count of each. */
  addCounts(line: number, covered: number, total: number): void {
    const known = this.#counted.get(line) ?? { covered: 0, total: 0 };
    this.#counted.set(line, {
      covered: Math.max(known.covered, covered),
      total: Math.max(known.total, total),
    });
  }

  get(line: number): LineBranches | undefined {
    const counted = this.#counted.get(line);
    const ids = this.#identified.get(line);
    if (ids === undefined) return counted && { ...counted, identified: false };
    let covered = 0;
    for (const taken of ids.values()) if (taken > 0) covered++;
    if (counted === undefined) return { covered, total: ids.size, identified: true };
    const total = Math.max(ids.size, counted.total);
    return { covered: Math.max(covered, counted.covered), total, identified: false };
  }

  /** Lines that have branches, in rising order. */
  *lines(): IterableIterator<number> {
    yield* [...new Set([...this.#identified.keys(), ...this.#counted.keys()])].sort(
      (a, b) => a - b,
    );
  }

  /** Identified branches of a line in order of id, for writers of other formats. */
  *identified(line: number): IterableIterator<[id: string, taken: number]> {
    yield* [...(this.#identified.get(line) ?? [])].sort(([a], [b]) => (a < b ? -1 : 1));
  }

  merge(other: BranchHits): void {
    for (const [line, ids] of other.#identified)
      for (const [id, taken] of ids) this.add(line, id, taken);
    for (const [line, { covered, total }] of other.#counted) this.addCounts(line, covered, total);
  }
}

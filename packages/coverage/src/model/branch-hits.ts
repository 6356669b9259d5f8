import { CountTable } from "./count-table.ts";

/** What is known of the branches that start on one line. */
export interface LineBranches {
  readonly covered: number;
  readonly total: number;
  /** False where the format gave only counts, so that `covered` after a merge is a lower bound. */
  readonly identified: boolean;
}

type Id = readonly [id: string, taken: number];

/** Room for this many distinct branch ids in a file; with it, line and id share one exact integer key. */
const IDS = 2 ** 21;

/** Branches by line: with an identity (block and branch) where the format has one, else as counts per line. */
export class BranchHits {
  #taken: CountTable | undefined;
  /** Ids in order of appearance; a file has few, since blocks and branches are small numbers. */
  readonly #ids = new Map<string, number>();
  #byLine: Map<number, Id[]> | undefined;
  readonly #counted = new Map<number, { covered: number; total: number }>();

  /** Adds `taken` times of the branch `id` on `line`; ids are the format's own (for lcov `block,branch`). */
  add(line: number, id: string, taken: number): void {
    let ordinal = this.#ids.get(id);
    if (ordinal === undefined) {
      ordinal = this.#ids.size;
      this.#ids.set(id, ordinal);
    }
    this.#taken ??= new CountTable();
    this.#taken.add(line * IDS + (ordinal % IDS), taken);
    this.#byLine = undefined;
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
    const ids = this.#lines().get(line);
    if (ids === undefined) return counted && { ...counted, identified: false };
    const covered = ids.reduce((sum, [, taken]) => sum + (taken > 0 ? 1 : 0), 0);
    if (counted === undefined) return { covered, total: ids.length, identified: true };
    const total = Math.max(ids.length, counted.total);
    return { covered: Math.max(covered, counted.covered), total, identified: false };
  }

  /** Covered and total branches of the whole file, without an index of its lines where all are identified. */
  sum(): LineBranches {
    let covered = 0;
    let total = 0;
    if (this.#counted.size === 0) {
      for (const [, taken] of this.#taken?.entries() ?? []) {
        total++;
        if (taken > 0) covered++;
      }
      return { covered, total, identified: true };
    }
    for (const line of this.lines()) {
      const branches = this.get(line);
      covered += branches?.covered ?? 0;
      total += branches?.total ?? 0;
    }
    return { covered, total, identified: false };
  }

  /** Lines that have branches, in rising order. */
  *lines(): IterableIterator<number> {
    const lines = new Set([...this.#lines().keys(), ...this.#counted.keys()]);
    yield* [...lines].sort((a, b) => a - b);
  }

  /** Identified branches of a line in order of id, for writers of other formats. */
  *identified(line: number): IterableIterator<Id> {
    yield* this.#lines().get(line) ?? [];
  }

  merge(other: BranchHits): void {
    const ids = [...other.#ids.keys()];
    for (const [key, taken] of other.#taken?.entries() ?? [])
      this.add(Math.floor(key / IDS), ids[key % IDS] ?? "", taken);
    for (const [line, { covered, total }] of other.#counted) this.addCounts(line, covered, total);
  }

  /** Ids by line, made when first asked for and forgotten at the next change. */
  #lines(): Map<number, Id[]> {
    if (this.#byLine !== undefined) return this.#byLine;
    const names = [...this.#ids.keys()];
    const byLine = new Map<number, Id[]>();
    for (const [key, taken] of this.#taken?.entries() ?? []) {
      const line = Math.floor(key / IDS);
      const ids = byLine.get(line);
      const id: Id = [names[key % IDS] ?? "", taken];
      if (ids === undefined) byLine.set(line, [id]);
      else ids.push(id);
    }
    for (const ids of byLine.values()) ids.sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));
    this.#byLine = byLine;
    return byLine;
  }
}

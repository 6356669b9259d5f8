export interface FunctionRecord {
  readonly name: string;
  /** 1-based first line; 0 where the format does not give it. */
  readonly line: number;
  readonly hits: number;
}

/** Functions by name and first line. */
export class FunctionHits {
  #records = new Map<string, FunctionRecord>();

  add(name: string, line: number, hits: number): void {
    const key = `${line}:${name}`;
    this.#records.set(key, { name, line, hits: (this.#records.get(key)?.hits ?? 0) + hits });
  }

  get total(): number {
    return this.#records.size;
  }

  get covered(): number {
    let covered = 0;
    for (const { hits } of this.#records.values()) if (hits > 0) covered++;
    return covered;
  }

  /** In order of first line, then name. */
  *entries(): IterableIterator<FunctionRecord> {
    yield* [...this.#records.values()].sort(
      (a, b) => a.line - b.line || (a.name < b.name ? -1 : a.name > b.name ? 1 : 0),
    );
  }

  merge(other: FunctionHits): void {
    for (const { name, line, hits } of other.#records.values()) this.add(name, line, hits);
  }
}

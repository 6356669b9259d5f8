import { BlockHits } from "./block-hits.ts";
import { BranchHits } from "./branch-hits.ts";
import { FunctionHits } from "./function-hits.ts";
import { LineHits } from "./line-hits.ts";

/** Everything that reports say of one source file. Merging is by identity: commutative, associative, and idempotent in hit and miss. */
export class FileCoverage {
  /** Paths the report may mean, best first, as the report wrote them; {@link resolvePaths} picks one. */
  readonly candidates: readonly string[];
  readonly lines = new LineHits();
  readonly branches = new BranchHits();
  readonly functions = new FunctionHits();
  /** Statement blocks of formats whose total is counted in statements (Go); empty for all others. */
  readonly blocks = new BlockHits();

  constructor(candidates: readonly string[]) {
    this.candidates = candidates;
  }

  merge(other: FileCoverage): void {
    this.lines.merge(other.lines);
    this.branches.merge(other.branches);
    this.functions.merge(other.functions);
    this.blocks.merge(other.blocks);
  }
}

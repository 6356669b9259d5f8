import { writeFileSync } from "node:fs";
import type { Reporter, TestCase, TestModule } from "vitest/node";

/** What a rung of the test ladder came to; a skip carries its reason. */
export interface Tally {
  passed: number;
  failed: number;
  readonly skipped: { readonly name: string; readonly reason: string }[];
}

/** Writes a vitest run as a Tally to the file that `SLUICE_TALLY` names; vitest's JSON reporter drops the reasons of skips. */
export default class TallyReporter implements Reporter {
  readonly #tally: Tally = { passed: 0, failed: 0, skipped: [] };

  onTestCaseResult(test: TestCase): void {
    const result = test.result();
    if (result.state === "passed") this.#tally.passed += 1;
    if (result.state === "failed") this.#tally.failed += 1;
    if (result.state === "skipped") {
      this.#tally.skipped.push({ name: test.fullName, reason: result.note ?? "no reason given" });
    }
  }

  onTestRunEnd(modules: readonly TestModule[], unhandled: readonly unknown[]): void {
    // A module that does not load, or an error outside of any test, has no test case that could fail.
    this.#tally.failed += unhandled.length + modules.filter((m) => m.errors().length > 0).length;
    const path = process.env.SLUICE_TALLY;
    if (path !== undefined) writeFileSync(path, JSON.stringify(this.#tally));
  }
}

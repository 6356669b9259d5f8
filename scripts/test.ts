// `npm test`: every rung of the test ladder in turn, going on after one that fails; the last line has the counts.
import { commandRung, type Rung, vitestRung } from "./test/rungs.ts";
import type { Tally } from "./test/tally-reporter.ts";

const rungs: readonly Rung[] = [
  commandRung("lint", "biome", "check", "."),
  commandRung("types", "tsc"),
  commandRung("hygiene", "node", "scripts/hygiene.ts"),
  commandRung("docs fresh", "node", "scripts/docs.ts", "--check"),
  commandRung("dist fresh", "node", "scripts/bundle.ts", "--check"),
  vitestRung("unit"),
  vitestRung("e2e"),
  vitestRung("workflows"),
];

/** In CI every tool is installed, so a test that is skipped there hides something. */
const inCi = process.env.CI === "true";

const results: { name: string; tally: Tally; seconds: number }[] = [];
for (const rung of rungs) {
  console.log(`\n== ${rung.name}`);
  const start = performance.now();
  const tally = strictInCi(await rung.run());
  results.push({ name: rung.name, tally, seconds: (performance.now() - start) / 1000 });
}

console.log("\n== rungs");
for (const { name, tally, seconds } of results) {
  console.log(`${name.padEnd(12)} ${counts(tally)}  (${seconds.toFixed(1)} s)`);
  for (const [reason, names] of skipsByReason(tally)) {
    console.log(`  skipped ${names.length}: ${reason}`);
  }
}

const total = results.map((result) => result.tally).reduce(add, empty());
process.exitCode = total.failed > 0 ? 1 : 0;
console.log(`\n${counts(total)}`);

function strictInCi(tally: Tally): Tally {
  if (!inCi) return tally;
  for (const skip of tally.skipped) console.log(`skipped in CI: ${skip.name} (${skip.reason})`);
  return { ...tally, failed: tally.failed + tally.skipped.length, skipped: [] };
}

function skipsByReason(tally: Tally): Map<string, string[]> {
  const names = new Map<string, string[]>();
  for (const { name, reason } of tally.skipped) {
    names.set(reason, [...(names.get(reason) ?? []), name]);
  }
  return names;
}

function add(a: Tally, b: Tally): Tally {
  return {
    passed: a.passed + b.passed,
    failed: a.failed + b.failed,
    skipped: [...a.skipped, ...b.skipped],
  };
}

function empty(): Tally {
  return { passed: 0, failed: 0, skipped: [] };
}

function counts({ passed, failed, skipped }: Tally): string {
  const base = `${passed} passed, ${failed} failed`;
  return skipped.length === 0 ? base : `${base}, ${skipped.length} skipped`;
}

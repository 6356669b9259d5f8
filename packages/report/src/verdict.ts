import { z } from "zod";

/** What a gate decided. `skipped` means that nothing was asked; missing evidence is `inconclusive`, never `pass`. */
export const Verdict = z.enum(["pass", "warn", "fail", "inconclusive", "skipped"]);
export type Verdict = z.infer<typeof Verdict>;

const SEVERITY: Record<Verdict, number> = {
  skipped: 0,
  pass: 1,
  warn: 2,
  inconclusive: 3,
  fail: 4,
};

/** The worst of several verdicts; of none it is `skipped`. */
export function worstVerdict(verdicts: Iterable<Verdict>): Verdict {
  let worst: Verdict = "skipped";
  for (const verdict of verdicts) if (SEVERITY[verdict] > SEVERITY[worst]) worst = verdict;
  return worst;
}

/** When a step or a process fails: at `fail` (and `inconclusive`), already at `warn`, or never. */
export const FailOn = z.enum(["fail", "warn", "never"]);
export type FailOn = z.infer<typeof FailOn>;

/** Whether `verdict` should fail the step under `failOn`. */
export function failsStep(verdict: Verdict, failOn: FailOn): boolean {
  if (failOn === "never") return false;
  return SEVERITY[verdict] >= SEVERITY[failOn === "warn" ? "warn" : "inconclusive"];
}

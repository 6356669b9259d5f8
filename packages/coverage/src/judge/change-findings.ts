import type { Finding, Metric } from "@sluice/report";
import type { Categories } from "./categories.ts";
import { toRanges } from "./patch.ts";

/** Findings of the change against the baseline, where one was to be judged. */
export function changeFindings(metrics: readonly Metric[]): Finding[] {
  return metrics.flatMap(({ name, title = name, verdict, value, limit, note = "" }): Finding[] => {
    if (name !== "coverage.change" && name !== "coverage.ratchet") return [];
    if (verdict === "inconclusive")
      return [
        { rule: "coverage/no-baseline", level: "error", message: `${title} is not known. ${note}` },
      ];
    if (verdict !== "fail") return [];
    const message =
      name === "coverage.change"
        ? `Line coverage falls by ${-(value ?? 0)} percentage points, more than the ${-(limit ?? 0)} that max-drop allows. Cover what this change adds or what it lost.`
        : "Line coverage is below the best that this branch has had. Cover what this change adds or what it lost.";
    return [{ rule: "coverage/drop", level: "error", message }];
  });
}

/** Unchanged lines that were covered at the baseline and are not now. */
export function lostFindings(categories: Categories | undefined): Finding[] {
  return [...(categories?.lost ?? [])].flatMap(([file, lines]) =>
    toRanges(lines).map(
      ([startLine, endLine]): Finding => ({
        rule: "coverage/lost-line",
        level: "note",
        message:
          "This code did not change, was covered at the baseline and is not covered now. See which test does not reach it any more.",
        file,
        startLine,
        endLine,
      }),
    ),
  );
}

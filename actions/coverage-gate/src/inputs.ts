import {
  choice,
  flag,
  lines,
  list,
  optionalPercent,
  reportInputs,
  requiredLines,
  requiredText,
  text,
} from "@sluice/toolkit";
import { z } from "zod";

const pathMap = lines.transform((entries, context) =>
  entries.map((entry) => {
    const [from, ...to] = entry.split("=");
    if (from === undefined || from === "" || to.length === 0) {
      context.addIssue(`"${entry}" is not FROM=TO.`);
      return { from: "", to: "" };
    }
    return { from, to: to.join("=") };
  }),
);

/** The inputs of action.yml, in its order. */
export const inputs = z.strictObject({
  reports: requiredLines,
  "fail-under": z.union([z.literal("none"), optionalPercent]),
  "fail-under-branches": optionalPercent,
  "fail-under-functions": optionalPercent,
  "patch-under": optionalPercent,
  base: text,
  "max-drop": optionalPercent,
  ratchet: flag,
  "path-map": pathMap,
  "expect-reports": list,
  "unmeasured-changed-files": choice("fail", "warn", "ignore"),
  "fail-on": reportInputs["fail-on"],
  config: text,
  "baseline-branch": text,
  comment: reportInputs.comment,
  check: reportInputs.check,
  key: reportInputs.key,
  "report-artifact": reportInputs["report-artifact"],
  html: text,
  "merged-lcov": text,
  "merged-cobertura": text,
  badge: text,
  "working-directory": requiredText,
  token: reportInputs.token,
});
export type Inputs = z.infer<typeof inputs>;

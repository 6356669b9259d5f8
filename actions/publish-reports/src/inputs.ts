import { reportInputs, requiredLines } from "@sluice/toolkit";
import { z } from "zod";

/** The inputs of action.yml, in its order. */
export const inputs = z.strictObject({
  artifacts: requiredLines,
  comment: reportInputs.comment,
  check: reportInputs.check,
  key: reportInputs.key,
  "fail-on": reportInputs["fail-on"],
  token: reportInputs.token,
});
export type Inputs = z.infer<typeof inputs>;

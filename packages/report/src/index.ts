export { InputError, type InputPlace } from "./input-error.ts";
export {
  Cell,
  Finding,
  Listing,
  Metric,
  REPORT_SCHEMA_ID,
  REPORT_SCHEMA_VERSION,
  Report,
  Series,
  Subject,
  Table,
} from "./report.ts";
export { FailOn, failsStep, Verdict, worstVerdict } from "./verdict.ts";

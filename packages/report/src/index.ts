export {
  ANNOTATIONS_PER_LEVEL,
  type Annotation,
  type AnnotationLevel,
  renderAnnotations,
} from "./annotations.ts";
export {
  ANNOTATIONS_PER_REQUEST,
  type CheckRunAnnotation,
  chunkCheckRunAnnotations,
} from "./check-run.ts";
export {
  atLeastPercent,
  compareExact,
  compareFractions,
  exactDecimal,
  exactPercent,
  type Fraction,
  percent,
  type Rational,
  subtractExact,
} from "./exact.ts";
export { formatChange, formatLimit, formatMetric, formatNumber, formatPercent } from "./figure.ts";
export { renderHtml } from "./html/html.ts";
export { InputError, type InputPlace } from "./input-error.ts";
export { reportJsonSchema } from "./json-schema.ts";
export { renderJUnit } from "./junit.ts";
export type { SizeLimit } from "./markdown/fit.ts";
export { COMMENT_LIMIT, renderMarkdown, SUMMARY_LIMIT } from "./markdown/markdown.ts";
export { parseReport, REPORT_SIZE_LIMIT } from "./parse-report.ts";
export { printable } from "./printable.ts";
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
export { renderSarif, SARIF_RESULT_LIMIT } from "./sarif.ts";
export { renderTerminal } from "./terminal/terminal.ts";
export { FailOn, failsStep, Verdict, worstVerdict } from "./verdict.ts";
export { renderWorkflowCommands } from "./workflow-commands.ts";

import { exactValue, formatCounts, formatLimit, formatMetric } from "./figure.ts";
import { location, worstFirst } from "./location.ts";
import { printable } from "./printable.ts";
import type { Finding, Metric, Report } from "./report.ts";
import type { Verdict } from "./verdict.ts";
import { element, escapeXml } from "./xml-text.ts";

type Outcome = "passed" | "failure" | "error" | "skipped";

interface TestCase {
  readonly xml: string;
  readonly outcome: Outcome;
}

const OUTCOME: Record<Verdict, Outcome> = {
  pass: "passed",
  warn: "passed",
  fail: "failure",
  inconclusive: "error",
  skipped: "skipped",
};

/**
 * JUnit XML as the Jenkins xUnit plugin's junit-10.xsd defines it: a suite for each report, with a test case for
 * the verdict, each metric and each finding. No times or hosts are written, so that equal reports give equal bytes.
 */
export function renderJUnit(reports: readonly Report[]): string {
  const suites = reports.map(renderSuite);
  return `<?xml version="1.0" encoding="UTF-8"?>\n${element("testsuites", {}, suites)}\n`;
}

function renderSuite(report: Report): string {
  const cases = [
    verdictCase(report),
    ...report.metrics.map((metric) => metricCase(report, metric)),
    ...worstFirst(report.findings).map((finding) => findingCase(report, finding)),
  ];
  const count = (outcome: Outcome) => cases.filter((one) => one.outcome === outcome).length;
  const attributes = {
    name: printable(report.title),
    tests: cases.length,
    failures: count("failure"),
    errors: count("error"),
    skipped: count("skipped"),
  };
  return element("testsuite", attributes, [properties(report), ...cases.map(({ xml }) => xml)]);
}

function properties({ gate, subject, tool, verdict }: Report): string {
  const { repository, commit, ref, digest } = subject;
  const given = {
    gate,
    verdict,
    repository,
    commit,
    ref,
    digest,
    tool: `${tool.name} ${tool.version}`,
  };
  const written = Object.entries(given).flatMap(([name, value]) =>
    value === undefined ? [] : [element("property", { name, value: printable(value) })],
  );
  return element("properties", {}, written);
}

function verdictCase(report: Report): TestCase {
  return testCase(report, "verdict", OUTCOME[report.verdict], report.verdict, report.summary);
}

function metricCase(report: Report, metric: Metric): TestCase {
  const counts = formatCounts(metric);
  const limit = formatLimit(metric);
  const said = [
    `${metric.title ?? metric.name}: ${formatMetric(metric)}`,
    counts === "" ? "" : ` (${counts})`,
    limit === "" ? "" : `, limit ${limit}`,
    metric.note === undefined ? "" : `. ${metric.note}`,
  ].join("");
  const verdict = metric.verdict ?? (exactValue(metric) === null ? "skipped" : "pass");
  return testCase(report, metric.name, OUTCOME[verdict], `metric.${verdict}`, said);
}

function findingCase(report: Report, finding: Finding): TestCase {
  const place = location(finding);
  const name = place === "" ? finding.rule : `${finding.rule} ${place}`;
  const outcome = finding.level === "error" ? "failure" : "passed";
  return testCase(report, name, outcome, finding.rule, finding.message);
}

function testCase(
  report: Report,
  name: string,
  outcome: Outcome,
  type: string,
  message: string,
): TestCase {
  const said = { message: printable(message) };
  const child =
    outcome === "passed"
      ? `<system-out>${escapeXml(said.message)}</system-out>`
      : element(outcome, outcome === "skipped" ? said : { type, ...said });
  const attributes = { classname: `sluice.${report.gate}`, name: printable(name) };
  return { outcome, xml: element("testcase", attributes, [child]) };
}

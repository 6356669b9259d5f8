import { fingerprint } from "./fingerprint.ts";
import { worstFirst } from "./location.ts";
import { printable } from "./printable.ts";
import type { Finding, Report } from "./report.ts";

/** GitHub code scanning shows this many results of a run. */
export const SARIF_RESULT_LIMIT = 5_000;

const SCHEMA_URI =
  "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";

/**
 * SARIF 2.1.0 with a run for each report; findings are results, worst first, at most 5,000 a run, with the number
 * of those left out as a notification. Paths are percent-encoded URIs relative to SRCROOT.
 */
export function renderSarif(reports: readonly Report[]): string {
  const log = { $schema: SCHEMA_URI, version: "2.1.0", runs: reports.map(run) };
  return `${JSON.stringify(log, null, 2)}\n`;
}

function run(report: Report) {
  const findings = worstFirst(report.findings);
  const shown = findings.slice(0, SARIF_RESULT_LIMIT);
  const rules = [...new Set(findings.map(({ rule }) => rule))].sort();
  const { repository, commit, ref } = report.subject;
  const provenance = repository === undefined ? undefined : repositoryUri(repository);
  return {
    tool: {
      driver: {
        name: `${report.tool.name}/${report.gate}`,
        version: report.tool.version,
        rules: rules.map((id) => ({ id, name: id, shortDescription: { text: id } })),
      },
    },
    automationDetails: { id: `sluice/${report.gate}/` },
    ...(provenance === undefined
      ? {}
      : {
          versionControlProvenance: [
            {
              repositoryUri: provenance,
              ...(commit === undefined ? {} : { revisionId: commit }),
              ...(ref === undefined ? {} : { branch: ref }),
              mappedTo: { uriBaseId: "SRCROOT" },
            },
          ],
        }),
    originalUriBaseIds: { SRCROOT: { description: { text: "The root of the repository." } } },
    columnKind: "utf16CodeUnits",
    invocations: [invocation(report, findings.length - shown.length)],
    results: withFingerprints(shown).map(({ finding, print }) => result(finding, rules, print)),
    properties: { verdict: report.verdict, gate: report.gate },
  };
}

function invocation(report: Report, omitted: number) {
  const notifications = [
    {
      level: report.verdict === "fail" ? "error" : "note",
      message: { text: printable(report.summary) },
    },
  ];
  if (omitted > 0) {
    notifications.push({
      level: "warning",
      message: { text: `${omitted} more results were left out.` },
    });
  }
  return { executionSuccessful: true, toolExecutionNotifications: notifications };
}

function result(finding: Finding, rules: readonly string[], print: string) {
  const { rule, level, message, file } = finding;
  return {
    ruleId: rule,
    ruleIndex: rules.indexOf(rule),
    level,
    message: { text: printable(message) },
    ...(file === undefined ? {} : { locations: [{ physicalLocation: physical(finding, file) }] }),
    partialFingerprints: { "sluice/v1": print },
  };
}

function physical({ startLine, endLine = startLine }: Finding, file: string) {
  const artifactLocation = { uri: pathUri(file), uriBaseId: "SRCROOT" };
  if (startLine === undefined || endLine === undefined) return { artifactLocation };
  const region = {
    startLine: Math.min(startLine, endLine),
    endLine: Math.max(startLine, endLine),
  };
  return { artifactLocation, region };
}

/** Lines move between commits, so a fingerprint is of rule, file and the how-manieth such finding it is. */
function withFingerprints(findings: readonly Finding[]) {
  const seen = new Map<string, number>();
  return findings.map((finding) => {
    const identity = JSON.stringify([finding.rule, finding.file ?? ""]);
    const nth = (seen.get(identity) ?? 0) + 1;
    seen.set(identity, nth);
    return { finding, print: `${fingerprint(identity)}:${nth}` };
  });
}

/** A relative URI of a POSIX path: each segment percent-encoded, so that `:` `%` `#` and `?` keep their meaning. */
function pathUri(path: string): string {
  return path
    .toWellFormed()
    .split("/")
    .map((segment) =>
      encodeURIComponent(segment).replace(
        /[!'()*]/g,
        (mark) => `%${mark.charCodeAt(0).toString(16).toUpperCase()}`,
      ),
    )
    .join("/");
}

function repositoryUri(repository: string): string | undefined {
  if (/^https?:\/\/[\w.-]+(?::\d{1,5})?(?:\/[\w.~-]+)*\/?$/.test(repository)) return repository;
  return /^[\w.-]+\/[\w.-]+$/.test(repository) ? `https://github.com/${repository}` : undefined;
}

import { InputError, parseReport, type Report } from "@sluice/report";
import type { GitHub } from "./github.ts";
import { unzipText } from "./unzip.ts";

/** Limits on what a run of a stranger may make us read. */
const MOST_ARTIFACTS = 50;
const ZIP_BYTES = 16 * 1024 * 1024;
const REPORT_BYTES = 64 * 1024 * 1024;

/** The Report that an artifact carried; everything in it is the change's own claim. */
export interface ClaimedReport {
  readonly artifact: string;
  readonly report: Report;
}

/** What a run's artifacts gave: Reports that read, and why the others were refused. */
export interface RunReports {
  readonly reports: readonly ClaimedReport[];
  readonly refused: readonly InputError[];
}

/** Reads the `report.json` of each artifact of the run whose name matches one of `patterns`, in order of name. */
export async function readRunReports(
  github: GitHub,
  run: { readonly owner: string; readonly repo: string; readonly id: number },
  patterns: readonly string[],
): Promise<RunReports> {
  const { owner, repo, id } = run;
  const all = await github.paginate(github.rest.actions.listWorkflowRunArtifacts, {
    owner,
    repo,
    run_id: id,
    per_page: 100,
  });
  const wanted = all
    .filter(({ name, expired }) => !expired && patterns.some((pattern) => matches(name, pattern)))
    .sort((a, b) => (a.name < b.name ? -1 : 1));
  const reports: ClaimedReport[] = [];
  const refused: InputError[] = [];
  if (wanted.length > MOST_ARTIFACTS) {
    refused.push(
      new InputError(
        `The run has ${wanted.length} artifacts that match, and only the first ${MOST_ARTIFACTS} were read.`,
        "Name fewer.",
        { input: "artifacts" },
      ),
    );
  }
  for (const artifact of wanted.slice(0, MOST_ARTIFACTS)) {
    try {
      reports.push({
        artifact: artifact.name,
        report: await readReport(github, { owner, repo }, artifact),
      });
    } catch (error) {
      if (!(error instanceof InputError)) throw error;
      refused.push(error);
    }
  }
  return { reports, refused };
}

async function readReport(
  github: GitHub,
  place: { readonly owner: string; readonly repo: string },
  artifact: { readonly id: number; readonly name: string; readonly size_in_bytes: number },
): Promise<Report> {
  const { id, name } = artifact;
  if (artifact.size_in_bytes > ZIP_BYTES) {
    throw new InputError(
      `The artifact is larger than ${ZIP_BYTES} bytes.`,
      "Upload the Report alone.",
      { file: name },
    );
  }
  const { data } = await github.rest.actions.downloadArtifact({
    ...place,
    artifact_id: id,
    archive_format: "zip",
  });
  if (!(data instanceof ArrayBuffer)) throw new Error(`The artifact ${name} came as no bytes.`);
  return parseReport(
    await unzipText(new Uint8Array(data), "report.json", REPORT_BYTES, name),
    name,
  );
}

/** Whether a name matches a pattern in which `*` stands for any characters; without backtracking. */
function matches(name: string, pattern: string): boolean {
  const [first = "", ...rest] = pattern.split("*");
  const last = rest.pop();
  if (last === undefined) return name === first;
  if (!name.startsWith(first) || !name.endsWith(last)) return false;
  let at = first.length;
  for (const part of rest) {
    const found = name.indexOf(part, at);
    if (found === -1) return false;
    at = found + part.length;
  }
  return at <= name.length - last.length;
}

import { worstVerdict } from "@sluice/report";
import { failStep, publishRun, runStep, setOutputs } from "@sluice/toolkit";
import { inputs } from "./inputs.ts";

await runStep(inputs, async (given, context) => {
  const { reports, pullRequest, refused } = await publishRun(given, context);
  const verdict = worstVerdict([
    ...reports.map((report) => report.verdict),
    ...(refused > 0 ? (["inconclusive"] as const) : []),
  ]);
  setOutputs({
    verdict,
    reports: String(reports.length),
    "pull-request": pullRequest === undefined ? "" : String(pullRequest),
  });
  failStep(
    verdict,
    given["fail-on"],
    `The worst verdict of ${reports.length} Reports is ${verdict}.`,
  );
});

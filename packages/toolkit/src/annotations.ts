import { type Report, renderAnnotations, renderWorkflowCommands } from "@sluice/report";

/** The workflow commands that show a Report's findings on the change, with a last line that counts those left out. */
export function annotationCommands(report: Report): string {
  const { shown, omitted } = renderAnnotations(report);
  const commands = renderWorkflowCommands(shown);
  if (omitted === 0) return commands;
  return `${commands}${omitted} more annotations are in the Report: GitHub shows ten of each level a step.\n`;
}

import type { Annotation } from "./annotations.ts";
import { printable } from "./printable.ts";

/**
 * Workflow commands (`::error file=…::…`), one a line, as the runner reads them from a step's output.
 * Every value is escaped as the runner's own library does, so that no data can end a command or start another.
 */
export function renderWorkflowCommands(annotations: readonly Annotation[]): string {
  return annotations.map((annotation) => `${command(annotation)}\n`).join("");
}

function command({ level, title, message, file, startLine, endLine }: Annotation): string {
  const properties = Object.entries({ file, line: startLine, endLine, title })
    .filter(([, value]) => value !== undefined)
    .map(([name, value]) => `${name}=${escapeProperty(String(value))}`);
  return `::${level} ${properties.join(",")}::${escapeData(message)}`;
}

function escapeData(text: string): string {
  return text
    .split(/\r\n|\r|\n/)
    .map((line) => printable(line).replaceAll("%", "%25"))
    .join("%0A");
}

function escapeProperty(text: string): string {
  return escapeData(text).replaceAll(":", "%3A").replaceAll(",", "%2C");
}

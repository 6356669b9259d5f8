import { parse } from "yaml";
import { z } from "zod";

const Action = z.object({
  inputs: z
    .record(
      z.string(),
      z.object({
        description: z.string(),
        required: z.boolean().optional(),
        default: z.union([z.string(), z.number(), z.boolean()]).optional(),
      }),
    )
    .default({}),
  outputs: z.record(z.string(), z.object({ description: z.string() })).default({}),
});

/** The Markdown tables of an `action.yml`, in its own order. */
export function actionTables(actionYml: string): {
  readonly inputs: string;
  readonly outputs: string;
} {
  const { inputs, outputs } = Action.parse(parse(actionYml));
  return {
    inputs: table(
      ["Input", "Default", "What it is"],
      Object.entries(inputs).map(([name, { description, required, default: value }]) => [
        code(name),
        required === true && value === undefined ? "*required*" : defaultCell(value),
        cell(description),
      ]),
    ),
    outputs: table(
      ["Output", "What it is"],
      Object.entries(outputs).map(([name, { description }]) => [code(name), cell(description)]),
    ),
  };
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  if (rows.length === 0) return "None.";
  const line = (cells: readonly string[]) => `| ${cells.join(" | ")} |`;
  return [line(head), line(head.map(() => "---")), ...rows.map(line)].join("\n");
}

function defaultCell(value: string | number | boolean | undefined): string {
  return value === undefined || value === "" ? "" : code(String(value));
}

function code(text: string): string {
  return `\`${cell(text)}\``;
}

function cell(text: string): string {
  return text
    .trim()
    .replace(/\s*\n\s*/g, " ")
    .replaceAll("|", "\\|");
}

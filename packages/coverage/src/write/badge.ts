import { formatPercent } from "@sluice/report";
import type { Count } from "../model/count.ts";

const COLOURS: readonly (readonly [least: number, colour: string])[] = [
  [90, "brightgreen"],
  [80, "green"],
  [70, "yellowgreen"],
  [60, "yellow"],
  [50, "orange"],
  [0, "red"],
];

/** The line coverage as JSON for the endpoint badge of shields.io (schema version 1). */
export function renderBadge({ covered, total }: Count): string {
  const colour =
    total === 0
      ? "lightgrey"
      : (COLOURS.find(([least]) => covered * 100 >= least * total)?.[1] ?? "red");
  const message = total === 0 ? "unknown" : formatPercent(covered, total);
  return `${JSON.stringify({ schemaVersion: 1, label: "coverage", message, color: colour })}\n`;
}

import { expect, it } from "vitest";
import { actionTables } from "./action-tables.ts";

const action = `
name: A gate
inputs:
  reports:
    description: >-
      One glob
      a line.
    required: true
  fail-under:
    description: A | in a cell.
    default: "85"
  base:
    description: Empty by default.
    default: ""
outputs:
  verdict:
    description: What was decided.
runs: { using: node24, main: dist/index.js }
`;

it("tells inputs in their own order, with what is required and what is the default", () => {
  expect(actionTables(action).inputs.split("\n")).toEqual([
    "| Input | Default | What it is |",
    "| --- | --- | --- |",
    "| `reports` | *required* | One glob a line. |",
    "| `fail-under` | `85` | A \\| in a cell. |",
    "| `base` |  | Empty by default. |",
  ]);
});

it("tells outputs", () => {
  expect(actionTables(action).outputs).toContain("| `verdict` | What was decided. |");
});

it("says so where there are none", () => {
  expect(actionTables("name: x").outputs).toBe("None.");
});

it("refuses an input without a description", () => {
  expect(() => actionTables("inputs: { a: { default: b } }")).toThrow("description");
});

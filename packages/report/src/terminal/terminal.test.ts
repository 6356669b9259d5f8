import fc from "fast-check";
import { expect, test } from "vitest";
import { arbitraryReport } from "../testing/arbitrary-report.ts";
import { coverageReport, hostileReport, passingReport } from "../testing/sample-reports.ts";
import { renderTerminal } from "./terminal.ts";
import { clipStart, columnsOf, pad, wrap } from "./text.ts";

test("reports are text that a narrow terminal can hold", async () => {
  const shown = renderTerminal([passingReport, coverageReport], { colour: false, width: 80 });
  await expect(shown).toMatchFileSnapshot("../golden/several.txt");
  for (const line of shown.split("\n")) expect(columnsOf(line)).toBeLessThanOrEqual(80);
});

test("colours are put around the same text", () => {
  const plain = renderTerminal([coverageReport], { colour: false, width: 80 });
  const coloured = renderTerminal([coverageReport], { colour: true, width: 80 });
  expect(coloured).toContain("\u001b[1;31m✗ Coverage: failed\u001b[0m");
  // biome-ignore lint/suspicious/noControlCharactersInRegex: our own colours are taken off again.
  expect(coloured.replace(/\u001b\[[0-9;]*m/g, "")).toBe(plain);
});

test("data can do nothing to the terminal", () => {
  const property = fc.property(arbitraryReport, fc.nat({ max: 200 }), (report, width) => {
    const shown = renderTerminal([report, hostileReport], { colour: false, width });
    expect(shown.replaceAll("\n", "")).not.toMatch(/\p{Cc}|[\u202a-\u202e]/u);
  });
  fc.assert(property, { numRuns: 60 });
});

test("widths are those of the characters", () => {
  expect(columnsOf("漢字")).toBe(4);
  expect(columnsOf("e\u0301🎉")).toBe(3);
  expect(pad("漢", 4, "right")).toBe("  漢");
  expect(pad("a", 4, "center")).toBe(" a  ");
  expect(clipStart("src/drivers/pump.c", 8)).toBe("…/pump.c");
  expect(wrap("one two three", 7)).toEqual(["one two", "three"]);
});

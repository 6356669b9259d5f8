import fc from "fast-check";
import { expect, test } from "vitest";
import { printable, printableSource } from "./printable.ts";
import { arbitraryText } from "./testing/arbitrary-report.ts";

test.each([
  ["\u001b[31;1mred\u001b[0m", "red"],
  ["\u001b]8;;https://example.org\u0007link\u001b]8;;\u001b\\", "link"],
  ["\u001b]0;title without end", ""],
  ["\u001b(Bplain\u001bc", "plain"],
  ["\u009b2Jx", "2Jx"],
  ["a\r\n\tb\u2028c", "a b c"],
  ["\u202egnp.exe", "gnp.exe"],
  ["\ud800", "\ufffd"],
  ["é 漢 🎉 a\u0301", "é 漢 🎉 a\u0301"],
])("%j is shown as %j", (text, shown) => {
  expect(printable(text)).toBe(shown);
});

test("nothing that acts is left of any text, and what is left is not changed again", () => {
  const property = fc.property(arbitraryText, (text) => {
    const shown = printable(text);
    expect(shown).not.toMatch(/\p{Cc}|[\u2028\u2029\u202a-\u202e\u2066-\u2069]/u);
    expect(shown.isWellFormed()).toBe(true);
    expect(printable(shown)).toBe(shown);
  });
  fc.assert(property);
});

test("source keeps its tabs", () => {
  expect(printableSource("\tif (x)\u001b[0m\t{\r")).toBe("\tif (x)\t{ ");
});

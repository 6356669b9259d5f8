import fc from "fast-check";
import { expect, test } from "vitest";
import { LineHits } from "../model/line-hits.ts";
import { decodeLines, encodeLines } from "./line-runs.ts";

function hitsOf(lines: Record<number, number>): LineHits {
  const hits = new LineHits();
  for (const [line, count] of Object.entries(lines)) hits.add(Number(line), count);
  return hits;
}

test("runs are counted from line 1", () => {
  expect(encodeLines(hitsOf({ 5: 1, 6: 9, 7: 1, 8: 0 }))).toBe("4.3h1m");
  expect(encodeLines(hitsOf({}))).toBe("");
});

test("what is written is read back as hit and miss", () => {
  const lines = fc.dictionary(fc.integer({ min: 1, max: 5000 }).map(String), fc.nat(3));
  fc.assert(
    fc.property(lines, (counts) => {
      const read = decodeLines(encodeLines(hitsOf(counts)));
      const expected = Object.entries(counts).map(([line, count]) => [Number(line), count > 0]);
      expect([...read]).toEqual(expected.sort(([a], [b]) => Number(a) - Number(b)));
    }),
  );
});

import fc from "fast-check";
import { expect, test } from "vitest";
import { append, backOff } from "./append.ts";
import type { JournalDriver, JournalRecord } from "./journal.ts";

const record: JournalRecord = { key: "k", at: "2026-01-02T03:04:05Z", data: null };

/** A stream that another writer changes before each of the first `losses` swaps. */
function contended(losses: number) {
  const records: JournalRecord[] = [];
  let left = losses;
  const driver: JournalDriver = {
    read: async () => ({ records: [...records], version: String(records.length) }),
    swap: async (_stream, expected, appended) => {
      if (left-- > 0) records.push({ ...record, key: "other" });
      if (expected !== String(records.length)) return false;
      records.push(...appended);
      return true;
    },
  };
  return { driver, records };
}

test("a writer that loses races reads again and appends after the others", async () => {
  const { driver, records } = contended(3);
  const pauses: number[] = [];
  const pause = async (retry: number) => void pauses.push(retry);
  expect(await append(driver, "s", [record], { attempts: 9, pause })).toBe(4);
  expect(records.map(({ key }) => key)).toEqual(["other", "other", "other", "k"]);
  expect(pauses).toEqual([1, 2, 3]);
});

test("after the last attempt it throws and has appended nothing", async () => {
  const { driver, records } = contended(5);
  const trying = append(driver, "s", [record], { attempts: 2, pause: async () => {} });
  await expect(trying).rejects.toThrow("were faster 2 times");
  expect(records.every(({ key }) => key === "other")).toBe(true);
});

test("pauses grow, never beyond the greatest", () => {
  const random = fc.double({ min: 0, max: 0.999, noNaN: true });
  fc.assert(
    fc.property(fc.nat(1000), random, (retry, drawn) => {
      expect(backOff(retry, 10, 500, drawn)).toBeLessThan(500);
      expect(backOff(retry + 1, 10, 500, drawn)).toBeGreaterThanOrEqual(
        backOff(retry, 10, 500, drawn),
      );
    }),
  );
});

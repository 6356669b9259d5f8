import { InputError } from "@sluice/report";
import fc from "fast-check";
import { expect, test } from "vitest";
import { decodeRecords, encodeRecords } from "./codec.ts";

const at = "2026-01-02T03:04:05.678Z";
const record = fc.record({
  key: fc.string({ minLength: 1 }),
  at: fc.constant(at),
  data: fc.jsonValue().map((value) => JSON.parse(JSON.stringify(value))),
});

test("what is encoded is decoded again, whatever it holds", () => {
  fc.assert(
    fc.property(fc.array(record), (records) => {
      expect(decodeRecords(encodeRecords(records), "j", "refuse")).toEqual(records);
    }),
  );
});

test("texts of records can be put one after another", () => {
  fc.assert(
    fc.property(fc.array(record), fc.array(record), (some, more) => {
      const text = encodeRecords(some) + encodeRecords(more);
      expect(decodeRecords(text, "j", "refuse")).toEqual([...some, ...more]);
    }),
  );
});

test("wherever a kill tears the text, whole records stay and the torn line is told or dropped", () => {
  fc.assert(
    fc.property(fc.array(record, { minLength: 1, maxLength: 4 }), fc.nat(), (records, cut) => {
      const text = encodeRecords(records);
      const torn = text.slice(0, cut % text.length);
      const whole = torn.split("\n").length - 1;
      expect(decodeRecords(torn, "j", "drop")).toEqual(records.slice(0, whole));
      if (torn === "" || torn.endsWith("\n")) return;
      expect(() => decodeRecords(torn, "j", "refuse")).toThrow(`j:${whole + 1}: `);
    }),
  );
});

test.each([
  ["not json", "it is not JSON"],
  ["", "it is not JSON"],
  ["{}", "it is not a record"],
  [`{"key":"","at":"${at}","data":1}`, "it is not a record"],
  [`{"key":"k","at":"yesterday","data":1}`, "it is not a record"],
  [`{"key":"k","at":"${at}","data":1,"more":2}`, "it is not a record"],
])("a damaged line %j is refused with file and line", (line, why) => {
  const good = encodeRecords([{ key: "k", at, data: null }]);
  const decode = () => decodeRecords(`${good}${line}\n${good}`, "folder/1.jsonl", "drop");
  expect(decode).toThrow(InputError);
  expect(decode).toThrow(`folder/1.jsonl:2: The journal is damaged here: ${why}.`);
});

test("a record without key or time is not written", () => {
  expect(() => encodeRecords([{ key: "", at, data: 1 }])).toThrow("key: ");
  expect(() => encodeRecords([{ key: "k", at: "today", data: 1 }])).toThrow("at: ");
  expect(() => encodeRecords([{ key: "k", at, data: undefined }])).toThrow("data: ");
});

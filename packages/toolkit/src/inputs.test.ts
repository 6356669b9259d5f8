import { InputError } from "@sluice/report";
import { expect, test } from "vitest";
import { z } from "zod";
import {
  choice,
  flag,
  key,
  lines,
  list,
  optionalPercent,
  readInputs,
  requiredLines,
  text,
} from "./inputs.ts";

const schema = z.strictObject({
  reports: requiredLines,
  "fail-under": optionalPercent,
  comment: flag,
  base: text,
  "path-map": lines,
  "expect-reports": list,
  key,
  "fail-on": choice("fail", "never"),
});
const good = {
  INPUT_REPORTS: "a.info\n\n b/*.xml \n",
  INPUT_COMMENT: "true",
  "INPUT_FAIL-ON": "fail",
};

test("inputs that are not set are absent, never zero or an empty entry", () => {
  expect(readInputs(schema, good)).toEqual({
    reports: ["a.info", "b/*.xml"],
    "fail-under": undefined,
    comment: true,
    base: undefined,
    "path-map": [],
    "expect-reports": [],
    key: undefined,
    "fail-on": "fail",
  });
});

test.each([
  ["85", 85],
  ["84.995", 84.995],
  [" 0 ", 0],
  ["100%", 100],
])("a percentage of %j is %d", (given, percent) => {
  expect(readInputs(schema, { ...good, "INPUT_FAIL-UNDER": given })["fail-under"]).toBe(percent);
});

test.each(["-1", "100.1", "1e2", "0x10", "NaN", "eighty", "85,5", "."])(
  "a percentage of %j is refused by the input's name",
  (given) => {
    const read = () => readInputs(schema, { ...good, "INPUT_FAIL-UNDER": given });
    expect(read).toThrow(InputError);
    expect(read).toThrow(`fail-under: "${given}" is not a number from 0 to 100.`);
  },
);

test("all bad inputs are named at once", () => {
  const bad = {
    "INPUT_FAIL-UNDER": "x",
    INPUT_COMMENT: "yes",
    "INPUT_FAIL-ON": "",
    INPUT_KEY: "A b",
  };
  const read = () => readInputs(schema, bad);
  for (const name of ["reports", "fail-under", "comment", "fail-on", "key"])
    expect(read).toThrow(`${name}: `);
});

test("lists are split at commas and lines", () => {
  const read = readInputs(schema, { ...good, "INPUT_EXPECT-REPORTS": "a, b\nc,\n" });
  expect(read["expect-reports"]).toEqual(["a", "b", "c"]);
});

import { InputError } from "@sluice/report";
import { expect, it } from "vitest";
import { describeError, exitCodeOf } from "./exit.ts";

it.each([
  ["pass", "fail", 0],
  ["warn", "fail", 0],
  ["skipped", "fail", 0],
  ["fail", "fail", 1],
  ["inconclusive", "fail", 1],
  ["warn", "warn", 1],
  ["pass", "warn", 0],
  ["fail", "never", 0],
] as const)("%s under fail-on %s ends with %i", (verdict, failOn, code) => {
  expect(exitCodeOf(verdict, failOn)).toBe(code);
});

it("tells the user's own error in a sentence", () => {
  const { code, text } = describeError(
    new InputError("It is torn.", "Mend it.", { file: "a.xml" }),
  );
  expect(code).toBe(2);
  expect(text).toBe("sluice: a.xml: It is torn. Mend it.\n");
});

it("tells a defect with its stack and cause", () => {
  const { code, text } = describeError(new Error("outer", { cause: new Error("inner") }));
  expect(code).toBe(3);
  expect(text).toMatch(/outer[\s\S]*exit\.test\.ts[\s\S]*inner[\s\S]*defect of Sluice/);
});

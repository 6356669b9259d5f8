import { InvalidArgumentError } from "commander";
import { describe, expect, it } from "vitest";
import { addNames, addPathMap, parsePercent, parseText } from "./option-values.ts";

describe("parsePercent", () => {
  it.each([
    ["0", 0],
    ["85", 85],
    ["92.5", 92.5],
    ["100", 100],
    ["100.0", 100],
  ])("reads %s", (text, value) => expect(parsePercent(text)).toBe(value));

  it.each(["", " ", "85%", "abc", "-1", "100.01", "1e1", "0x10", "NaN", "Infinity", "8 5", "85,5"])(
    "refuses %j",
    (text) => expect(() => parsePercent(text)).toThrow(InvalidArgumentError),
  );
});

describe("addPathMap", () => {
  it("splits at the first equals sign", () => {
    expect(addPathMap("/build=src=a", undefined)).toEqual([{ from: "/build", to: "src=a" }]);
  });

  it("adds to earlier ones, and takes an empty target", () => {
    expect(addPathMap("/build/=", [{ from: "a", to: "b" }])).toEqual([
      { from: "a", to: "b" },
      { from: "/build/", to: "" },
    ]);
  });

  it.each(["", "=x", "no-target"])("refuses %j", (text) => {
    expect(() => addPathMap(text, undefined)).toThrow("FROM=TO");
  });
});

describe("addNames", () => {
  it("splits, trims and joins without repeats", () => {
    expect(addNames("linux, windows", ["linux"])).toEqual(["linux", "windows"]);
  });

  it.each(["", "a,", ",a"])("refuses %j", (text) => {
    expect(() => addNames(text, undefined)).toThrow(InvalidArgumentError);
  });
});

it("refuses an empty text", () => {
  expect(() => parseText(" ")).toThrow("empty");
  expect(parseText("main")).toBe("main");
});

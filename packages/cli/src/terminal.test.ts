import { describe, expect, it } from "vitest";
import { wantsColour, widthOf } from "./terminal.ts";

const screen = { write: () => true, isTTY: true, columns: 120 };
const pipe = { write: () => true };

describe("wantsColour", () => {
  it.each([
    ["a terminal", screen, {}, undefined, true],
    ["a pipe", pipe, {}, undefined, false],
    ["a dumb terminal", screen, { TERM: "dumb" }, undefined, false],
    ["NO_COLOR on a terminal", screen, { NO_COLOR: "1" }, undefined, false],
    ["an empty NO_COLOR", screen, { NO_COLOR: "" }, undefined, true],
    ["FORCE_COLOR on a pipe", pipe, { FORCE_COLOR: "1" }, undefined, true],
    ["FORCE_COLOR=0 on a terminal", screen, { FORCE_COLOR: "0" }, undefined, false],
    ["FORCE_COLOR over NO_COLOR", pipe, { FORCE_COLOR: "1", NO_COLOR: "1" }, undefined, true],
    ["--colour over NO_COLOR", pipe, { NO_COLOR: "1" }, true, true],
    ["--no-colour over FORCE_COLOR", screen, { FORCE_COLOR: "1" }, false, false],
  ])("%s", (_, output, env, option, expected) => {
    expect(wantsColour(output, env, option)).toBe(expected);
  });
});

it("fills a terminal and keeps to one width elsewhere", () => {
  expect(widthOf(screen)).toBe(120);
  expect(widthOf({ ...screen, columns: 10 })).toBe(40);
  expect(widthOf(pipe)).toBe(100);
});

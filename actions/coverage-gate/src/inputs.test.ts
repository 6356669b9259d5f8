import { expect, test } from "vitest";
import { inputs } from "./inputs.ts";

const given = {
  ...Object.fromEntries(Object.keys(inputs.shape).map((name) => [name, ""])),
  reports: "a.info",
  ratchet: "false",
  "unmeasured-changed-files": "warn",
  "fail-on": "fail",
  comment: "true",
  check: "false",
  "working-directory": ".",
};

test("path maps are split at the first equals sign", () => {
  const { "path-map": maps } = inputs.parse({ ...given, "path-map": "/src/a=b\n/x=\nC:\\w=y=z" });
  expect(maps).toEqual([
    { from: "/src/a", to: "b" },
    { from: "/x", to: "" },
    { from: "C:\\w", to: "y=z" },
  ]);
});

test.each(["a", "=b"])("the path map %j is refused", (map) => {
  expect(inputs.safeParse({ ...given, "path-map": map }).error?.message).toContain(
    "is not FROM=TO",
  );
});

test.each([
  ["", undefined],
  ["none", "none"],
  ["84.5", 84.5],
])("fail-under %j reads as %s", (text, limit) => {
  expect(inputs.parse({ ...given, "fail-under": text })["fail-under"]).toBe(limit);
});

test("a limit that is no percentage is refused by name", () => {
  const { error } = inputs.safeParse({ ...given, "fail-under": "high" });
  expect(error?.issues.map(({ path }) => path)).toEqual([["fail-under"]]);
  expect(error?.message).toContain("is not a number from 0 to 100");
});

import { InputError } from "@sluice/report";
import { expect, test } from "vitest";
import { applyConfig, coverageConfigSchema, parseConfig } from "./config.ts";
import { REQUEST } from "./testing/evidence.fixture.ts";

const parse = (value: unknown) => parseConfig({ file: ".github/sluice.yml", value });

test("an absent or empty section asks nothing", () => {
  expect(parseConfig(undefined)).toEqual({});
  expect(parse(null)).toEqual({});
});

test.each([
  [{ limit: {} }, /limit/],
  [{ limits: { line: 80 } }, /coverage\.limits.*line/],
  [{ limits: { lines: 101 } }, /coverage\.limits\.lines/],
  [{ limits: { lines: "80" } }, /coverage\.limits\.lines/],
  [{ paths: [{ lines: 3 }] }, /coverage\.paths\.0\.pattern/],
  [[], /coverage/],
])("%j is refused with its place", (value, message) => {
  expect(() => parse(value)).toThrow(InputError);
  expect(() => parse(value)).toThrow(message);
});

test("every fault is named at once, and the file", () => {
  expect(() => parse({ limits: { lines: -1, patch: 200 } })).toThrow(/sluice\.yml.*lines.*patch/s);
});

test("inputs win over the file, and lists are joined", () => {
  const config = parse({
    limits: { lines: 70, branches: 60, "max-drop": 1 },
    shards: ["windows"],
    "path-maps": [{ from: "/app", to: "src" }],
  });
  const request = applyConfig(
    { ...REQUEST, limits: { lines: 90 }, expectReports: ["linux", "windows"] },
    config,
  );
  expect(request.limits).toEqual({ lines: 90, branches: 60, maxDrop: 1 });
  expect(request.expectReports).toEqual(["linux", "windows"]);
  expect(request.pathMaps).toEqual([{ from: "/app", to: "src" }]);
});

test("the published schema knows every key and refuses others", () => {
  expect(coverageConfigSchema()).toMatchObject({
    additionalProperties: false,
    properties: {
      limits: { additionalProperties: false },
      "carry-forward": {},
      components: {},
      paths: {},
    },
  });
});

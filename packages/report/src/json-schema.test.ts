import { Ajv2020 } from "ajv/dist/2020.js";
import fc from "fast-check";
import { expect, test } from "vitest";
import { reportJsonSchema } from "./json-schema.ts";
import { arbitraryReport } from "./testing/arbitrary-report.ts";
import { coverageReport } from "./testing/sample-reports.ts";

const validate = new Ajv2020({ strict: true, strictTypes: false }).compile(reportJsonSchema());

test("the published schema is fresh; `vitest -u` writes it", async () => {
  const text = `${JSON.stringify(reportJsonSchema(), null, 2)}\n`;
  await expect(text).toMatchFileSnapshot("../schema/report-1.json");
});

test("every report follows the published schema", () => {
  const property = fc.property(arbitraryReport, (report) => {
    expect(validate(JSON.parse(JSON.stringify(report)))).toBe(true);
  });
  fc.assert(property, { numRuns: 60 });
});

test("the published schema lets later minor versions add, and refuses what is wrong", () => {
  expect(validate({ ...coverageReport, version: "1.4", extra: 1 })).toBe(true);
  expect(validate({ ...coverageReport, version: "2.0" })).toBe(false);
  expect(validate({ ...coverageReport, verdict: "perfect" })).toBe(false);
  expect(validate({ ...coverageReport, summary: undefined })).toBe(false);
});

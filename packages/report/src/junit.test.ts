import { readFile } from "node:fs/promises";
import fc from "fast-check";
import { expect, test } from "vitest";
import { validateXML } from "xmllint-wasm";
import { renderJUnit } from "./junit.ts";
import { arbitraryReport } from "./testing/arbitrary-report.ts";
import { coverageReport, hostileReport, passingReport } from "./testing/sample-reports.ts";

const schema = await readFile(new URL("../fixtures/junit-10.xsd", import.meta.url), "utf8");

async function errorsOf(contents: readonly string[]) {
  const xml = contents.map((text, at) => ({ fileName: `${at}.xml`, contents: text }));
  return (await validateXML({ xml, schema: [schema] })).errors;
}

test("a failing report is as agreed", async () => {
  const shown = renderJUnit([coverageReport, passingReport]);
  await expect(shown).toMatchFileSnapshot("./golden/several.junit.xml");
  expect(shown).toContain('tests="8" failures="4" errors="1" skipped="1"');
});

test("a metric without data is never a passed test", () => {
  const metric = { name: "m", value: null, unit: "", direction: "none" as const };
  const shown = renderJUnit([{ ...passingReport, metrics: [metric] }]);
  expect(shown).toContain('<skipped message="m: no data"/>');
});

test("output follows the schema of the Jenkins plugin, whatever the data", async () => {
  const reports = fc.sample(fc.array(arbitraryReport, { maxLength: 3 }), 25);
  expect(await errorsOf([[coverageReport], [hostileReport], ...reports].map(renderJUnit))).toEqual(
    [],
  );
}, 30_000);

test("the schema refuses what is not JUnit", async () => {
  expect(await errorsOf(["<testsuites><testcase/></testsuites>"])).not.toEqual([]);
}, 30_000);
